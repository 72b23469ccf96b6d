// The process.nextTick queue: emptied after every callback, before the engine's own microtasks.

import { validateFunction } from "internal:errors";
import { runIn } from "internal:loop";

const { shared } = native;

let queue = [];
let next = 0;

function nextTick(callback, ...args) {
  validateFunction(callback, "callback");
  queue.push({ callback, args, frame: shared.frame });
}

// A callback that throws leaves the rest for the next call.
shared.drainTicks = function drainTicks() {
  if (next === queue.length) return false;
  while (next < queue.length) {
    const { callback, args, frame } = queue[next];
    queue[next++] = undefined;
    if (next > 1024) {
      queue = queue.slice(next);
      next = 0;
    }
    runIn(frame, () => callback(...args));
  }
  queue = [];
  next = 0;
  return true;
};

module.exports = { nextTick };
