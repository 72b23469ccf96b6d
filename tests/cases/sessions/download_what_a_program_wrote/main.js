require('fs').writeFileSync('out.bin', Buffer.from([0, 255, 10, 13, 128]));
