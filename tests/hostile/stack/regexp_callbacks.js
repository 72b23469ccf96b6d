// expect: ok
// stdout: 5
const r = /a/g;
let count = 0;
r.exec = () => r.test('a');
class R extends RegExp {
  static get [Symbol.species]() { return function () { 'a'.split(new R('a')); }; }
  get flags() { return this.flags2 ?? super.flags; }
}
class F extends RegExp { get flags() { return 'a'.replaceAll(new F('a'), ''), 'g'; } }
const ways = [() => r.test('a'), () => 'a'.split(new R('a')), () => 'a'.matchAll(new F('a')), () => r[Symbol.replace]('a', 'b'), () => r[Symbol.match]('a')];
for (const way of ways) try { way(); } catch (e) { count += e.name === 'RangeError'; }
console.log(count);
