// expect: ok
// stdout: RangeError
const again = (...x) => again`a${again`b`}`;
try { again(); } catch (e) { console.log(e.name); }
