new Uint8Array(64 * 1024 * 1024);
