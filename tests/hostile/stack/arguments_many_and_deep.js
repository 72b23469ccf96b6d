// expect: ok
// stdout: RangeError
const many = Array(6000).fill(0);
const again = (...args) => again(...args);
try { again(...many); } catch (e) { console.log(e.name); }
