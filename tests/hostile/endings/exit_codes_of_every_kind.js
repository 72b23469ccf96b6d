// expect: ok 44
// stdout: ERR_INVALID_ARG_TYPE
// stdout: ERR_OUT_OF_RANGE
// stdout: ERR_OUT_OF_RANGE
// stdout: ERR_OUT_OF_RANGE
// stdout: ERR_INVALID_ARG_TYPE
// stdout: ERR_INVALID_ARG_TYPE
for (const code of ['x', 1.5, NaN, Infinity, {}, [1]]) try { process.exitCode = code; } catch (e) { console.log(e.code); }
process.exit(300);
