// expect: timeout
Array.prototype.shift.call({ length: Number.MAX_SAFE_INTEGER });
