// expect: runtime-failed
// stderr-has: programs cannot start processes
const { execSync } = require('child_process');
console.log(execSync('env').toString());
