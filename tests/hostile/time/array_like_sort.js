// expect: timeout
Array.prototype.sort.call({ length: Number.MAX_SAFE_INTEGER });
