// expect: ok
// stdout: true
// stdout: RangeError
let deep = {};
for (let i = 0; i < 1e5; i += 1) deep = { deep };
try { console.log(require('util').inspect(deep, { depth: Infinity }).length > 100); } catch (e) { console.log(e.name === 'RangeError'); }
const own = { [Symbol.for('nodejs.util.inspect.custom')]: () => require('util').inspect(own) };
try { require('util').inspect(own); } catch (e) { console.log(e.name); }
