// expect: timeout
const again = () => process.kill(process.pid, 'SIGINT');
process.on('SIGINT', again);
setInterval(() => {}, 1000);
again();
