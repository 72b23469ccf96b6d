// expect: timeout
// memory-mb: 256
const text = 'a=%41&'.repeat(1e5);
for (;;) require('querystring').parse(text, '&', '=', { maxKeys: 0 });
