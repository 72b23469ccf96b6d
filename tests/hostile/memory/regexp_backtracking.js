// expect: resource-exceeded
// memory-mb: 8
// Every step back is remembered.
'a'.repeat(1e7).match(/^(?:(a)|(b)|(c)|(d))*$/);
