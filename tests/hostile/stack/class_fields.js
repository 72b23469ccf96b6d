// expect: ok
// stdout: RangeError
// stdout: RangeError
class A { b = new A(); }
class B { static c = () => class extends (B.c()) {}; }
for (const way of [() => new A(), B.c]) try { way(); } catch (e) { console.log(e.name); }
