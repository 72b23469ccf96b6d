// expect: ok
// memory-mb: 64
// stdout: InternalError
// stdout: RangeError
for (const size of [2e8, 2 ** 53]) try { new Float64Array(size); } catch (e) { console.log(e.name); }
