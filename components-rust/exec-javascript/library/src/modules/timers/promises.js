// Timers by promises.

import { abortError, validateAbortSignal } from "internal:errors";

const timers = require("internal:timers");

function wait(start, stop, value, options = {}) {
  const { signal, ref = true } = options;
  try {
    validateAbortSignal(signal, "options.signal");
  } catch (error) {
    return Promise.reject(error);
  }
  if (signal?.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      stop(timer);
      reject(abortError(signal));
    };
    const timer = start(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(value);
    });
    if (!ref) timer.unref();
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

function setTimeout(delay, value, options) {
  return wait((callback) => timers.setTimeout(callback, delay), timers.clearTimeout, value, options);
}

function setImmediate(value, options) {
  return wait((callback) => timers.setImmediate(callback), timers.clearImmediate, value, options);
}

async function* setInterval(delay, value, options = {}) {
  const { signal, ref = true } = options;
  validateAbortSignal(signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  let passed = 0;
  let wake = () => {};
  const onAbort = () => wake();
  const timer = timers.setInterval(() => {
    passed++;
    wake();
  }, delay);
  if (!ref) timer.unref();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    for (;;) {
      if (passed === 0 && !signal?.aborted)
        await new Promise((resolve) => {
          wake = resolve;
        });
      for (; passed > 0; passed--) yield value;
      if (signal?.aborted) throw abortError(signal);
    }
  } finally {
    timers.clearInterval(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

module.exports = {
  scheduler: { wait: (delay, options) => setTimeout(delay, undefined, options), yield: () => setImmediate() },
  setImmediate,
  setInterval,
  setTimeout,
};
