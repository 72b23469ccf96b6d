// expect: runtime-failed
throw Object.assign(new Error('x'), { stack: { toString: () => { throw 1; } }, name: 5n, message: Symbol('m'), cause: null, errors: 7 });
