// expect: ok
// stdout: RangeError
const names = Array.from({ length: 60000 }, (_, i) => 'v' + i);
const again = Function('again', `var ${names.join()}; again(again);`);
try { again(again); } catch (e) { console.log(e.name); }
