// expect: timeout or resource-exceeded
const all = [];
for (;;) all.push(new Array(1000).fill(0));
