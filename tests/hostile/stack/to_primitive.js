// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
const o = { valueOf() { return +this; }, toString() { return `${this}`; } };
const p = { [Symbol.toPrimitive]() { return this + 1; } };
for (const way of [() => +o, () => `${o}`, () => p < 1, () => ({})[p]]) try { way(); } catch (e) { console.log(e.name); }
