// expect: runtime-failed
// stderr-has: Symbol(s)
throw Symbol('s');
