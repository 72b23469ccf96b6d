new Uint8Array(16 * 1024 * 1024);
console.log('fits');
