// expect: timeout
Array.prototype.join.call({ length: Number.MAX_SAFE_INTEGER }, '');
