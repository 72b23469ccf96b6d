// expect: runtime-failed
const no = { get() { throw evil; } };
const evil = Object.defineProperties(new Error('x'), { stack: no, message: no, name: no, toString: no, cause: no, code: no, constructor: no, [Symbol.toStringTag]: no });
throw evil;
