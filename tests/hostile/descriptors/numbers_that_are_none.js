// expect: ok
// stdout: ERR_OUT_OF_RANGE ERR_OUT_OF_RANGE ERR_OUT_OF_RANGE ERR_OUT_OF_RANGE ERR_INVALID_ARG_TYPE ERR_INVALID_ARG_TYPE ERR_INVALID_ARG_TYPE EBADF EBADF
const fs = require('fs');
const codes = [];
for (const fd of [-1, 2 ** 31, NaN, 1.5, '1', null, {}, 1000, 2 ** 31 - 1]) try { fs.closeSync(fd); codes.push('none'); } catch (e) { codes.push(e.code); }
console.log(codes.join(' '));
