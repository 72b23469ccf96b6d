const lines = require('readline').createInterface({ input: process.stdin });
lines.on('line', (line) => {
  console.log('got', line);
  console.error('heard', line);
});
