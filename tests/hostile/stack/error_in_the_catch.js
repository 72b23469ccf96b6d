// expect: ok
// stdout: RangeError
function again() {
  try {
    again();
  } catch (e) {
    throw new Error('deep', { cause: e.stack.length && e });
  }
}
try {
  again();
} catch (e) {
  while (e.cause) e = e.cause;
  console.log(e.name);
}
