// expect: ok
// stdout: RangeError
const again = () => Function('again', 'return again()')(again);
try { again(); } catch (e) { console.log(e.name); }
