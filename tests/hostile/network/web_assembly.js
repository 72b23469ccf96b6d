// expect: ok
// stdout: undefined
// stdout: ReferenceError
console.log(typeof WebAssembly);
try { new WebAssembly.Memory({ initial: 65536 }); } catch (e) { console.log(e.name); }
