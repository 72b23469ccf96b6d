// expect: ok
const fs = require('fs');
let came = 0;
for (const name of ['errno', 'code', 'syscall']) {
  Object.defineProperty(Object.prototype, name, {
    set() {
      came += 1;
      try {
        fs.closeSync(998);
      } catch {
        // The error of the inner call.
      }
    },
    configurable: true,
  });
}
const code = (work) => {
  try {
    work();
  } catch (error) {
    return error.code;
  }
};
const codes = [code(() => fs.closeSync(999)), code(() => fs.fsyncSync(999)), code(() => fs.statSync('/missing'))];
if (came !== 0 || codes.join() !== 'EBADF,EBADF,ENOENT') throw new Error(`${came} ${codes}`);
