// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
let bound = function () {};
for (let i = 0; i < 3000; i += 1) bound = bound.bind(null);
try { bound(); } catch (e) { console.log(e.name); }
try { new bound(); } catch (e) { console.log(e.name); }
try { ({}) instanceof bound; } catch (e) { console.log(e.name); }
