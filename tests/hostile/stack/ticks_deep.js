// expect: ok
// stdout: 20000
let n = 0;
const again = () => (n += 1) < 20000 ? process.nextTick(again) : console.log(n);
again();
