// expect: timeout
// memory-mb: 64
'a'.repeat(1e6).search(/a*a*b/);
