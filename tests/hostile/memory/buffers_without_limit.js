// expect: timeout or resource-exceeded
const all = [];
for (;;) all.push(Buffer.alloc(1 << 24, 1));
