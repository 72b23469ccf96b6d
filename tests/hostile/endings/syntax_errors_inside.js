// expect: runtime-failed
// stderr-has: SyntaxError
new Function('}{');
