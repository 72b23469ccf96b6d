// expect: ok
// stdout: RangeError
const many = Array(60000).fill(0);
const again = (...args) => again(...args);
try { again(...many); } catch (e) { console.log(e.name); }
