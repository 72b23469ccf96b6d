require('fs').writeFileSync('log', process.argv[2]);
if (process.argv[2] === 'throw') throw new Error('x');
if (process.argv[2] === 'spin') for (;;) {}
if (process.argv[2] === 'abort') process.abort();
if (process.argv[2] === 'memory') for (let s = 'x'; ; ) s = [s, s].join('');
