// expect: runtime-failed
// stderr-has: programs run on one thread
require('cluster').fork();
