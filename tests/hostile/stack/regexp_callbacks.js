// expect: ok
// stdout: RangeError RangeError RangeError RangeError none
const r = /a/g;
const names = [];
r.exec = () => r.test('a');
class R extends RegExp {
  static get [Symbol.species]() { return function () { 'a'.split(new R('a')); }; }
}
class F extends RegExp { get flags() { return 'a'.replaceAll(new F('a'), ''), 'g'; } }
const ways = [() => r.test('a'), () => 'a'.split(new R('a')), () => 'a'.matchAll(new F('a')), () => r[Symbol.replace]('a', 'b'), () => /b/[Symbol.match]('a')];
for (const way of ways) try { way(); names.push('none'); } catch (e) { names.push(e.name); }
console.log(names.join(' '));
