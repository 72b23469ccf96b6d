// expect: timeout
// memory-mb: 256
for (;;) Function(...Array.from({ length: 60000 }, (_, i) => 'p' + i), '');
