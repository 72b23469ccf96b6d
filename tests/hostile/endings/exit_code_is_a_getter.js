// expect: ok
Object.defineProperty(process, 'exitCode', { get() { throw new Error('no'); }, configurable: true });
Object.defineProperty(process, 'exitCode', { value: 0 });
