// expect: timeout
const many = Function('let ' + Array.from({ length: 50000 }, (_, i) => 'v' + i).join() + ';');
for (;;) many();
