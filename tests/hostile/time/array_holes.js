// expect: timeout
const holes = [];
holes.length = 4294967295;
for (;;) holes.indexOf(1);
