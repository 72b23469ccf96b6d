console.log(new Uint8Array(6 * 1024 * 1024).length);
