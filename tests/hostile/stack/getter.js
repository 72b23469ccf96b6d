// expect: ok
// stdout: RangeError
// stdout: RangeError
const o = { get a() { return this.a; }, set b(x) { this.b = x; } };
try { o.a; } catch (e) { console.log(e.name); }
try { o.b = 1; } catch (e) { console.log(e.name); }
