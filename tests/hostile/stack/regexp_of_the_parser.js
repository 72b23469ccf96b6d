// expect: ok
// stdout: RangeError
try { eval('/' + '(?:'.repeat(1e5) + ')'.repeat(1e5) + '/'); } catch (e) { console.log(e.name); }
