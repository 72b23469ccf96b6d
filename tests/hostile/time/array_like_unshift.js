// expect: timeout
Array.prototype.unshift.call({ length: Number.MAX_SAFE_INTEGER - 9 }, 1);
