// expect: runtime-failed
// stderr-has: null
throw null;
