// expect: ok
// memory-mb: 64
// stdout: RangeError
// stdout: RangeError
for (const by of [2n ** 31n, 2n ** 62n]) try { 1n << by; } catch (e) { console.log(e.name); }
