// expect: ok
// stdout: RangeError
class A { get x() { return this.x2; } }
class B extends A { get x2() { return super.x; } }
try { new B().x; } catch (e) { console.log(e.name); }
