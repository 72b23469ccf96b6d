// expect: runtime-failed
// stderr-has: ERR_INVALID_ARG_TYPE
process.exit({ valueOf: () => 3, toString: () => '4' });
