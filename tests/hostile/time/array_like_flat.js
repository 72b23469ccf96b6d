// expect: timeout
Array.prototype.flat.call({ length: Number.MAX_SAFE_INTEGER }, Infinity);
