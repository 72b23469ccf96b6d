console.log(new Uint8Array(100 * 1024 * 1024).length);
