// expect: ok
// memory-mb: 64
// stdout: InternalError
// stdout: RangeError
// stdout: RangeError
for (const size of [1e9, 2 ** 40, -1]) try { new ArrayBuffer(size); } catch (e) { console.log(e.name); }
