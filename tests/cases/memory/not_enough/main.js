console.log(new Uint8Array(9 * 1024 * 1024).length);
