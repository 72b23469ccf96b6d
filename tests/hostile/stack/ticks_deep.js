// expect: ok
// stdout: 100000
let n = 0;
const again = () => (n += 1) < 100000 ? process.nextTick(again) : console.log(n);
again();
