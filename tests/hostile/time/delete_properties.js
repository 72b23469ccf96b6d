// expect: timeout
// memory-mb: 256
for (;;) {
  const object = {};
  for (let i = 0; i < 1e5; i += 1) object['k' + i] = i;
  for (let i = 0; i < 1e5; i += 1) delete object['k' + i];
}
