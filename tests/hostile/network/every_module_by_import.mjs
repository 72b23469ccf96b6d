// expect: ok
// stdout: 11
let count = 0;
for (const name of ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'child_process', 'worker_threads', 'cluster']) await import('node:' + name).catch((e) => { count += e.code === 'ERR_NOT_AVAILABLE'; });
console.log(count);
