// expect: runtime-failed
// stderr-has: programs run on one thread
const { Worker } = require('worker_threads');
for (;;) new Worker(__filename);
