// expect: timeout
// memory-mb: 512
eval('0' + '+1'.repeat(5e6));
