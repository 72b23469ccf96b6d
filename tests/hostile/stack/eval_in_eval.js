// expect: ok
// stdout: RangeError
// stdout: RangeError
const source = 'eval(source)';
try { eval(source); } catch (e) { console.log(e.name); }
try { (0, eval)('var again = () => (0, eval)("again()"); again()'); } catch (e) { console.log(e.name); }
