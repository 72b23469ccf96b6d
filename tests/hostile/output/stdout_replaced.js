// expect: ok
const old = process.stdout;
try { process.stdout = { write: () => { for (;;) {} } }; } catch {}
Object.defineProperty(process, 'stderr', { get() { return old; } });
console.error('where');
