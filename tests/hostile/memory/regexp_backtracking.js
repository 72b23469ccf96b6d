// expect: resource-exceeded
// memory-mb: 32
// Every step back is remembered.
'a'.repeat(1e7).match(/^(?:(a)|(b)|(c)|(d))*$/);
