// expect: ok
// stdout: ok
let last = new AbortController();
const first = last;
for (let i = 0; i < 2000; i += 1) {
  const next = new AbortController();
  last.signal.addEventListener('abort', () => next.abort());
  last = next;
}
process.on('uncaughtException', (e) => { if (e.name !== 'RangeError') console.log(e); });
try { first.abort(); } catch {}
setTimeout(() => console.log('ok'), 5);
