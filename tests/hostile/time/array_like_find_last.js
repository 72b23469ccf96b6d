// expect: timeout
Array.prototype.findLast.call({ length: Number.MAX_SAFE_INTEGER }, Boolean);
