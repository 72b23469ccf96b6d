// expect: timeout
function* ones() {
  for (;;) yield 1;
}
let sum = 0;
for (const one of ones()) sum += one;
