// expect: runtime-failed
// stderr-has: undefined
throw undefined;
