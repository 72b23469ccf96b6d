const rl = require('readline').createInterface({ input: process.stdin });
rl.on('line', (line) => console.log('got', line));
rl.on('close', () => console.log('closed'));
