// expect: timeout
// memory-mb: 128
const text = '\u3000'.repeat(1e7);
for (;;) text.trim(), text.trimEnd(), text.isWellFormed(), text.toWellFormed();
