// expect: runtime-failed
Promise.reject(Object.defineProperty(new Error('x'), 'stack', { get() { return Promise.reject(this); } }));
