// expect: runtime-failed
// stderr-has: still
Object.defineProperty(Error, 'stackTraceLimit', { get() { throw 1; } });
throw new Error('still');
