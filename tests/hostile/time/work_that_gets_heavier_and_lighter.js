// expect: timeout
const text = 'a'.repeat(1100);
for (;;) {
  for (let i = 0; i < 30000; i += 1) text.indexOf('b');
  for (let i = 0; i < 100; i += 1) (1e-308 / 3).toString(3), (1.7e308).toString(36);
}
