// expect: timeout or resource-exceeded
let list = null;
for (;;) list = { list };
