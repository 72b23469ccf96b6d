process.stdin.on('data', (chunk) => console.log('got', String(chunk)));
