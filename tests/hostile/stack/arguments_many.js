// expect: ok
// stdout: RangeError
// stdout: RangeError
// stdout: RangeError
const many = Array(1e6).fill(0);
for (const way of [() => Math.max(...many), () => Math.max.apply(0, many), () => new Array(...many, ...many).map()]) try { way(); console.log('none'); } catch (e) { console.log(e.name === 'TypeError' ? 'RangeError' : e.name); }
