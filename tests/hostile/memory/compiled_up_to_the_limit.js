// expect: ok
// stdout: done
// memory-mb: 3
const kept = [];
const body = '{ let a = 1; class B { #c = a; get d() { return `${this.#c}` } }; return () => [new B().d, ...arguments].map((e) => ({ e })); }';
for (let round = 0; round < 5; round += 1) {
  kept.length = 0;
  try {
    for (;;) kept.push(new Function('x', body.repeat(1 + (round % 7)).replaceAll('let a', `let a${round} = 0, a`)));
  } catch (error) {
    kept.length = 0;
  }
}
console.log('done');
