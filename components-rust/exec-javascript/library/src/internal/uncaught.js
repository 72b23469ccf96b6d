// What happens to an error that nobody caught: the process's listeners have the first word, then it is reported.

const { shared } = native;

// Node's exit code for an error thrown by an 'uncaughtException' listener itself.
const LISTENER_FAILED = 7;

function uncaught(error, origin) {
  const process = shared.process;
  if (process !== undefined) {
    try {
      process.emit("uncaughtExceptionMonitor", error, origin);
      const capture = require("internal:process").captureCallback();
      if (capture) {
        capture(error);
        return true;
      }
      if (process.emit("uncaughtException", error, origin)) return true;
    } catch (inner) {
      require("internal:report").printError(inner);
      native.process.exit(LISTENER_FAILED);
    }
  }
  require("internal:report").printError(error);
  return false;
}

module.exports = { uncaught };
