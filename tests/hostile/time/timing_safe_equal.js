// expect: timeout
// memory-mb: 128
const a = Buffer.alloc(5e7);
for (;;) require('crypto').timingSafeEqual(a, a);
