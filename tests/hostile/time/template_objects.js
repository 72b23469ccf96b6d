// expect: timeout
// memory-mb: 64
for (let i = 0; ; i += 1) Function('f', 'return f`' + '${1}'.repeat(1000) + '`')(String.raw);
