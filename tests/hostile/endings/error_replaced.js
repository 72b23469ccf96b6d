// expect: runtime-failed
globalThis.Error = globalThis.TypeError = globalThis.RangeError = function () { throw 5; };
Error.prototype = null;
undefined();
