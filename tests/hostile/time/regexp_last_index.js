// expect: timeout
// What is matched is never empty, and the position never moves on.
const stuck = { flags: 'g', exec: () => ['x'], get lastIndex() { return 0; }, set lastIndex(to) {} };
RegExp.prototype[Symbol.replace].call(stuck, 'text', '');
