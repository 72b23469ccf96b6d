// expect: ok
// stdout: true
const os = require('os');
console.log(!/root|\/home\/|\/tmp\/w/.test(JSON.stringify([os.homedir(), os.hostname(), process.execPath, process.argv, process.cwd(), __filename, process.versions])));
