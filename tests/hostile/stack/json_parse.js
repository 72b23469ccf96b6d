// expect: ok
// stdout: RangeError
// stdout: RangeError
for (const open of ['[', '{"a":']) try { JSON.parse(open.repeat(1e6)); } catch (e) { console.log(e.name); }
