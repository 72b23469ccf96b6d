// expect: timeout
// memory-mb: 256
const names = Array.from({ length: 2e4 }, (_, i) => 'v' + i);
eval('let ' + names.join() + '; (() => {' + names.join(';') + '; () => {' + names.join(';') + '}})');
for (;;) {}
