for (const name of ['SIGINT', 'SIGTERM', 'SIGALRM', 'SIGXCPU']) process.on(name, () => {});
process.on('exit', () => { for (;;) {} });
process.on('uncaughtException', () => { for (;;) {} });
for (;;) {}
