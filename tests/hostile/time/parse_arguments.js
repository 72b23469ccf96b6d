// expect: timeout
// memory-mb: 256
const args = Array(1e5).fill('--flag');
for (;;) require('util').parseArgs({ args, options: { flag: { type: 'boolean', multiple: true } } });
