// expect: timeout
const holes = { length: Number.MAX_SAFE_INTEGER - 5, [Symbol.isConcatSpreadable]: true };
[].concat(holes);
