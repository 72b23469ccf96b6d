// expect: timeout
// memory-mb: 256
const text = 'ΑΣ\u0130ß'.repeat(5e5);
for (;;) text.toLowerCase().toUpperCase().toLocaleLowerCase('tr');
