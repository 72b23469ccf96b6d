// expect: timeout
// memory-mb: 256
const marks = 'a' + '\u0315\u0300\u05ae\u0327'.repeat(3e5);
for (;;) marks.normalize('NFKD').normalize('NFC');
