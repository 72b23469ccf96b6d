// expect: ok
// memory-mb: 64
// stdout: InternalError
// stdout: RangeError
for (const count of [5e8, 2 ** 31]) try { 'ab'.repeat(count); } catch (e) { console.log(e.name); }
