const seen = new Set();
const end = performance.now() + 60;
let reads = 0;
while (performance.now() < end) {
  seen.add(Date.now()).add(process.hrtime.bigint()).add(new Date().getTime());
  reads += 1;
}
// A program may do other things because of what a clock says.
for (let i = 0; i < Date.now() % 7; i += 1) seen.add(Math.random());
console.log(`${reads} reads`, [...seen].slice(-9).join(' '));
