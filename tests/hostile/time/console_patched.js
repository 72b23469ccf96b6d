// expect: timeout
console.log = () => { for (;;) {} };
throw new Error(console.log());
