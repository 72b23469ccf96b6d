// expect: runtime-failed SIGKILL
process.on('SIGTERM', () => process.kill(process.pid, 'SIGKILL'));
process.kill(process.pid, 'SIGTERM');
setTimeout(() => {}, 100);
