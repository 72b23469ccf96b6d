// expect: runtime-failed
const secret = { toString: () => 'of the first run' };
Error.prepareStackTrace = () => secret;
Error.stackTraceLimit = 0;
throw new Error(secret);
// --- next
// expect: runtime-failed
// stderr-has: at deep
function deep() { throw new Error('second'); }
deep();
