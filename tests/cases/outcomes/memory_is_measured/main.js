const block = new Uint8Array(8 * 1024 * 1024).fill(1);
console.log(block.length);
