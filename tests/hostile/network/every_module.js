// expect: ok
// stdout: 20
let count = 0;
for (const name of ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram', 'child_process', 'worker_threads', 'cluster'])
  for (const id of [name, 'node:' + name]) try { require(id); } catch (e) { count += e.code === 'ERR_NOT_AVAILABLE'; }
console.log(count);
