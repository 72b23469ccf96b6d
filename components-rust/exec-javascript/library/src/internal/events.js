// Event, EventTarget and CustomEvent: the npm package `event-target-shim`, and what Node has beside.

import { Event as ShimEvent, EventTarget as ShimTarget } from "event-target-shim";
import { invalidArgType } from "internal:errors";

const custom = Symbol.for("nodejs.util.inspect.custom");
const listeners = new WeakMap(); // target -> Map of type -> functions, for events.getEventListeners

class Event extends ShimEvent {
  constructor(type, options) {
    if (arguments.length === 0) throw require("internal:errors").makeError(TypeError, "ERR_MISSING_ARGS", 'The "type" argument must be specified');
    super(`${type}`, options ?? undefined);
  }

  [custom](depth, options, inspect) {
    if (depth < 0) return this.constructor.name;
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    return `${this.constructor.name} ${inspect({ type, defaultPrevented, cancelable, timeStamp }, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "Event";
  }
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options) {
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    return this.#detail;
  }

  get [Symbol.toStringTag]() {
    return "CustomEvent";
  }
}

// An error of a listener does not stop the others, and ends as an uncaught exception, as in Node.
function guarded(callback, target) {
  return function (event) {
    try {
      const result = typeof callback === "function" ? callback.call(target, event) : callback.handleEvent(event);
      if (typeof result?.then === "function") result.then(undefined, raise);
    } catch (error) {
      raise(error);
    }
  };
}

function raise(error) {
  require("internal:ticks").nextTick(() => { throw error; });
}

class EventTarget extends ShimTarget {
  addEventListener(type, callback, options) {
    if (callback === null || callback === undefined) return;
    if (typeof callback !== "function" && typeof callback !== "object") throw invalidArgType("listener", "EventListener", callback);
    const known = this.#known(type);
    const capture = typeof options === "boolean" ? options : Boolean(options?.capture);
    if (known.some((entry) => entry.callback === callback && entry.capture === capture)) return;
    const entry = { callback, capture, wrapped: guarded(callback, this) };
    if (options?.once) {
      const { wrapped } = entry;
      entry.wrapped = (event) => {
        this.removeEventListener(type, callback, options);
        wrapped(event);
      };
    }
    const { signal } = typeof options === "object" && options !== null ? options : {};
    if (signal?.aborted) return;
    signal?.addEventListener("abort", () => this.removeEventListener(type, callback, options), { once: true });
    known.push(entry);
    super.addEventListener(type, entry.wrapped, { capture, passive: options?.passive });
  }

  removeEventListener(type, callback, options) {
    const known = this.#known(type);
    const capture = typeof options === "boolean" ? options : Boolean(options?.capture);
    const at = known.findIndex((entry) => entry.callback === callback && entry.capture === capture);
    if (at === -1) return;
    super.removeEventListener(type, known[at].wrapped, { capture });
    known.splice(at, 1);
  }

  #known(type) {
    let byType = listeners.get(this);
    if (byType === undefined) listeners.set(this, byType = new Map());
    let known = byType.get(`${type}`);
    if (known === undefined) byType.set(`${type}`, known = []);
    return known;
  }

  [custom](depth, options, inspect) {
    return `${this.constructor.name} ${inspect({}, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "EventTarget";
  }
}

const listenersOf = (target, type) => (listeners.get(target)?.get(type) ?? []).map((entry) => entry.callback);

module.exports = { CustomEvent, Event, EventTarget, listenersOf };
