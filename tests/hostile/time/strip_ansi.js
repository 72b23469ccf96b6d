// expect: timeout
// memory-mb: 256
const text = '\u001b['.repeat(5e5);
for (;;) require('util').stripVTControlCharacters(text);
