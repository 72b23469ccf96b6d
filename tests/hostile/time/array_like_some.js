// expect: timeout
Array.prototype.some.call({ length: Number.MAX_SAFE_INTEGER }, Boolean);
