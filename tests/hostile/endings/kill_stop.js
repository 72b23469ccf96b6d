// expect: runtime-failed SIGSTOP
process.on('SIGCONT', () => {});
process.kill(process.pid, 'SIGSTOP');
