// expect: ok
// stdout: RangeError
// stdout: RangeError
const target = {};
Object.setPrototypeOf(target, new Proxy(target, {}));
try { target.nothing; } catch (e) { console.log(e.name); }
try { target.nothing = 1; } catch (e) { console.log(e.name); }
