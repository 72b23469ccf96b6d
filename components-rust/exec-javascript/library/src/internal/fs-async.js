// Synchronous work as asynchronous: it runs as a task of its own, then calls back or settles a promise.

import { enqueue } from "internal:loop";

function withCallback(perform, callback) {
  enqueue(() => {
    let result;
    try {
      result = perform();
    } catch (error) {
      callback(error);
      return;
    }
    // An error of the callback itself is the program's, and must not come back to it.
    if (result === undefined) callback(null);
    else callback(null, result);
  });
}

function deferred(perform) {
  return new Promise((resolve, reject) => {
    enqueue(() => {
      try {
        resolve(perform());
      } catch (error) {
        reject(error);
      }
    });
  });
}

module.exports = { deferred, withCallback };
