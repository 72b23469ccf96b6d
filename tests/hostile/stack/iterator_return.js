// expect: ok
// stdout: RangeError
const it = { [Symbol.iterator]: () => it, next: () => ({ done: false }), return() { for (const x of it) break; return {}; } };
try { for (const x of it) break; } catch (e) { console.log(e.name); }
