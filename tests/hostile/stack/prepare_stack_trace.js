// expect: ok
// stdout: true
Error.prepareStackTrace = () => new Error().stack;
try { new Error().stack; console.log(true); } catch (e) { console.log(e.name === 'RangeError'); }
