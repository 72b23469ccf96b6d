// expect: timeout
Array.prototype.reduceRight.call({ length: Number.MAX_SAFE_INTEGER }, Math.max, 0);
