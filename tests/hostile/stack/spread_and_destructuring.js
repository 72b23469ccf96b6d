// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
const i = { [Symbol.iterator]() { return [...this]; } };
const o = { get a() { return { ...this }; } };
const d = { get x() { const { x } = d; return x; } };
for (const way of [() => [...i], () => ({ ...o }), () => d.x]) try { way(); } catch (e) { console.log(e.name); }
