// expect: runtime-failed
const p = Promise.reject(new Error('late'));
process.on('exit', () => p.catch(() => {}));
