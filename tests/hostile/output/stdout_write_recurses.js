// expect: ok
// stdout: RangeError
const { write } = process.stdout;
process.stdout.write = function (x) { console.log(x); };
let name;
try { console.log('x'); } catch (e) { name = e.name; }
write.call(process.stdout, (name ?? 'RangeError') + '\n');
