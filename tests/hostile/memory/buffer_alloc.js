// expect: ok
// memory-mb: 64
// stdout: InternalError
// stdout: InternalError
// stdout: ERR_OUT_OF_RANGE
for (const size of [1e9, 2e9, 2 ** 53]) try { Buffer.allocUnsafe(size); } catch (e) { console.log(e.code ?? e.name); }
