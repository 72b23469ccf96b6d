// events.once and events.on.

import { abortError, invalidArgType, validateAbortSignal } from "internal:errors";

const isTarget = (emitter) => typeof emitter?.addEventListener === "function" && typeof emitter.on !== "function";

function listen(emitter, type, listener, once = false) {
  if (isTarget(emitter)) emitter.addEventListener(type, listener, { once });
  else if (typeof emitter?.on === "function") emitter[once ? "once" : "on"](type, listener);
  else throw invalidArgType("emitter", "EventEmitter", emitter);
}

function unlisten(emitter, type, listener) {
  if (isTarget(emitter)) emitter.removeEventListener(type, listener);
  else emitter.removeListener(type, listener);
}

// events.once: a promise of the arguments of the next event; 'error' rejects it.
async function once(emitter, type, options = {}) {
  const { signal } = options;
  validateAbortSignal(signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  return new Promise((resolve, reject) => {
    const done = () => {
      unlisten(emitter, type, onEvent);
      if (type !== "error" && !isTarget(emitter)) unlisten(emitter, "error", onError);
      signal?.removeEventListener("abort", onAbort);
    };
    const onEvent = (...args) => {
      done();
      resolve(args);
    };
    const onError = (error) => {
      done();
      reject(error);
    };
    const onAbort = () => {
      done();
      reject(abortError(signal));
    };
    listen(emitter, type, onEvent, true);
    if (type !== "error" && !isTarget(emitter)) listen(emitter, "error", onError, true);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

// events.on: an async iterator over events.
function on(emitter, type, options = {}) {
  const { signal, close = [] } = options;
  validateAbortSignal(signal, "options.signal");
  if (signal?.aborted) throw abortError(signal);
  const events = [];
  const waiting = [];
  let failure;
  let finished = false;
  const push = (...args) => {
    if (waiting.length > 0) waiting.shift().resolve({ value: args, done: false });
    else events.push(args);
  };
  const fail = (error) => {
    if (waiting.length > 0) waiting.shift().reject(error);
    else failure = error;
    void iterator.return();
  };
  const onAbort = () => fail(abortError(signal));
  const end = () => {
    if (finished) return;
    finished = true;
    unlisten(emitter, type, push);
    if (type !== "error" && !isTarget(emitter)) unlisten(emitter, "error", fail);
    for (const name of close) unlisten(emitter, name, end);
    signal?.removeEventListener("abort", onAbort);
    for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
  };
  const iterator = {
    next() {
      if (events.length > 0) return Promise.resolve({ value: events.shift(), done: false });
      if (failure !== undefined) {
        const error = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (finished) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return() {
      end();
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error) {
      fail(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  listen(emitter, type, push);
  if (type !== "error" && !isTarget(emitter)) listen(emitter, "error", fail);
  for (const name of close) listen(emitter, name, end, true);
  signal?.addEventListener("abort", onAbort, { once: true });
  return iterator;
}

module.exports = { on, once };
