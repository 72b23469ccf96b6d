let block = new Uint8Array(8 * 1024 * 1024);
block = null;
console.log('freed');
