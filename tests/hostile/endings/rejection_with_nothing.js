// expect: runtime-failed
// stderr-has: undefined
Promise.reject();
