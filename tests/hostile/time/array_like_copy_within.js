// expect: timeout
Array.prototype.copyWithin.call({ length: Number.MAX_SAFE_INTEGER }, 5, 0);
