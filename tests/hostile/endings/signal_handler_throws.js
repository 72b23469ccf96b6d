// expect: runtime-failed
// stderr-has: handler
process.on('SIGUSR1', () => { throw new Error('handler'); });
process.kill(process.pid, 'SIGUSR1');
setTimeout(() => {}, 50);
