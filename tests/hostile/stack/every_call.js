// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
const ways = [
  function f() { f(); },
  function f() { f.call(); },
  function f() { Reflect.apply(f, null, []); },
  function f() { new f(); },
  function f() { Reflect.construct(f, []); },
  function f(a = f()) {},
];
for (const way of ways) try { way(); } catch (e) { console.log(e.name); }
