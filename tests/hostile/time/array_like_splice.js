// expect: timeout
Array.prototype.splice.call({ length: Number.MAX_SAFE_INTEGER }, 3, 1);
