// expect: timeout
Array.from.call(Object, { length: Number.MAX_SAFE_INTEGER });
