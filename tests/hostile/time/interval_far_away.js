// expect: timeout
setInterval(() => {}, 2 ** 31 - 1);
