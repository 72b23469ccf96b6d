// expect: ok
// stdin: a\nb\nc\n
// stdout: a,b,c
const lines = [];
require('readline').createInterface({ input: process.stdin }).on('line', (x) => lines.push(x)).on('close', () => console.log(lines.join()));
process.stdin.on('error', () => {});
