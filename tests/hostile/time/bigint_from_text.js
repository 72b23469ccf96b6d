// expect: timeout
const digits = '9'.repeat(300000);
for (;;) BigInt(digits), BigInt('0x' + digits.slice(0, 200000));
