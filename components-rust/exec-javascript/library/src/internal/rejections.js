// Promise rejections that nobody handles. The engine reports each rejection without a handler when it happens, and
// again when a handler comes after all.

import { makeError } from "internal:errors";

const { shared } = native;

const pending = new Map(); // promise -> reason, since the last time the queues were empty
const reported = new WeakSet(); // promises that 'unhandledRejection' was emitted for
let handledLate = [];

function track(promise, reason, handled) {
  if (!handled) {
    pending.set(promise, reason);
    shared.processRejections = processRejections;
  } else if (!pending.delete(promise) && reported.delete(promise)) {
    handledLate.push(promise);
    shared.processRejections = processRejections;
  }
}

function asError(reason) {
  if (Error.isError(reason)) return reason;
  const { inspect } = require("internal:inspect");
  const error = makeError(
    Error,
    "ERR_UNHANDLED_REJECTION",
    "This error originated either by throwing inside of an " +
      "async function without a catch block, or by rejecting a promise which was not handled with .catch(). The " +
      `promise rejected with the reason "${typeof reason === "object" ? inspect(reason) : String(reason)}".`,
  );
  error.name = "UnhandledPromiseRejection";
  error.stack = `${error.name}: ${error.message}`;
  Object.defineProperty(error, "name", { enumerable: false });
  return error;
}

// Returns { error } for the first rejection that no listener takes; the others stay for the next call.
function processRejections() {
  const process = shared.process;
  for (const promise of handledLate.splice(0)) process?.emit("rejectionHandled", promise);
  for (const [promise, reason] of pending) {
    pending.delete(promise);
    reported.add(promise);
    if (!process?.emit("unhandledRejection", reason, promise)) return { error: asError(reason) };
  }
  shared.processRejections = undefined;
  return undefined;
}

module.exports = { track };
