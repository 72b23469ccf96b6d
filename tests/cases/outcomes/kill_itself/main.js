process.kill(process.pid, 'SIGTERM');
console.log('never');
