// expect: runtime-failed
require('util').inspect = () => { throw 1; };
Object.prototype[Symbol.for('nodejs.util.inspect.custom')] = () => { throw 2; };
String.prototype.split = Array.prototype.map = Array.prototype.join = RegExp.prototype.exec = () => { throw 3; };
throw { a: 1 };
