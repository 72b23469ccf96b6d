// Event, EventTarget and CustomEvent, without a tree of nodes: an event is at its target and goes nowhere else.
//
// Not the npm package `event-target-shim`: AbortController needs this, and streams need AbortController, so that every
// program with a stream would load its 17 KB of DOM rules, beneath a wrapper for what Node has beside.

import { invalidArgType, makeError } from "internal:errors";
import { named } from "../parts/named.js";

const custom = Symbol.for("nodejs.util.inspect.custom");

const define = (target, entries) => {
  for (const key of Reflect.ownKeys(entries))
    Object.defineProperty(target, key, { value: entries[key], configurable: true, enumerable: true });
};

let dispatch;

class Event {
  #type;
  #options;
  #target = null;
  #dispatching = false;
  #prevented = false;
  #stopped = false;
  #passive = false;
  #time = native.time.monotonic();

  static {
    dispatch = (event, target, listeners) => event.#dispatch(target, listeners);
  }

  constructor(type, options) {
    if (arguments.length === 0) throw makeError(TypeError, "ERR_MISSING_ARGS", 'The "type" argument must be specified');
    if (options !== undefined && options !== null && typeof options !== "object")
      throw invalidArgType("options", "Object", options);
    this.#type = `${type}`;
    this.#options = {
      bubbles: Boolean(options?.bubbles),
      cancelable: Boolean(options?.cancelable),
      composed: Boolean(options?.composed),
    };
    define(this, { isTrusted: false });
  }

  // Calls each listener; one that throws does not stop the others and ends as an uncaught exception, as in Node.
  #dispatch(target, listeners) {
    if (this.#dispatching)
      throw makeError(Error, "ERR_EVENT_RECURSION", `The event "${this.#type}" is already being dispatched`);
    this.#target = target;
    this.#dispatching = true;
    this.#stopped = false;
    for (const listener of listeners) {
      if (this.#stopped) break;
      if (listener.removed) continue;
      if (listener.once) listener.remove();
      this.#passive = listener.passive;
      try {
        const { callback } = listener;
        const result = typeof callback === "function" ? callback.call(target, this) : callback.handleEvent(this);
        if (typeof result?.then === "function") result.then(undefined, raise);
      } catch (error) {
        raise(error);
      }
    }
    this.#passive = false;
    this.#dispatching = false;
    return !this.#prevented;
  }

  get type() {
    return this.#type;
  }
  get target() {
    return this.#target;
  }
  get currentTarget() {
    return this.#dispatching ? this.#target : null;
  }
  get srcElement() {
    return this.#target;
  }
  get eventPhase() {
    return this.#dispatching ? Event.AT_TARGET : Event.NONE;
  }
  get bubbles() {
    return this.#options.bubbles;
  }
  get cancelable() {
    return this.#options.cancelable;
  }
  get composed() {
    return this.#options.composed;
  }
  get defaultPrevented() {
    return this.#prevented;
  }
  get returnValue() {
    return !this.#prevented;
  }
  get timeStamp() {
    return this.#time;
  }
  get cancelBubble() {
    return this.#stopped;
  }
  set cancelBubble(value) {
    if (value) this.stopPropagation();
  }

  composedPath() {
    return this.#dispatching ? [this.#target] : [];
  }
  preventDefault() {
    if (this.cancelable && !this.#passive) this.#prevented = true;
  }
  stopPropagation() {}
  stopImmediatePropagation() {
    this.#stopped = true;
  }
  initEvent(type) {
    if (!this.#dispatching) this.#type = `${type}`;
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
define(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });

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

function raise(error) {
  require("internal:ticks").nextTick(() => {
    throw error;
  });
}

let listenersOf;

class EventTarget {
  #listeners = new Map(); // type -> [{ callback, capture, once, passive, removed, remove }]

  static {
    listenersOf = (target, type) => (target.#listeners.get(type) ?? []).map(({ callback }) => callback);
  }

  addEventListener(type, callback, options) {
    if (arguments.length < 2)
      throw makeError(TypeError, "ERR_MISSING_ARGS", 'The "type" and "listener" arguments must be specified');
    if (callback === null || callback === undefined) return;
    if (typeof callback !== "function" && typeof callback !== "object")
      throw invalidArgType("listener", "EventListener", callback);
    const {
      capture = false,
      once = false,
      passive = false,
      signal,
    } = typeof options === "object" && options !== null ? options : { capture: options };
    if (signal?.aborted) return;
    type = `${type}`;
    const known = this.#listeners.get(type) ?? [];
    if (known.some((listener) => listener.callback === callback && listener.capture === Boolean(capture))) return;
    const remove = () => this.removeEventListener(type, callback, { capture });
    this.#listeners.set(type, [
      ...known,
      { callback, capture: Boolean(capture), once, passive, removed: false, remove },
    ]);
    signal?.addEventListener("abort", remove, { once: true });
  }

  removeEventListener(type, callback, options) {
    if (arguments.length < 2)
      throw makeError(TypeError, "ERR_MISSING_ARGS", 'The "type" and "listener" arguments must be specified');
    const capture = typeof options === "object" && options !== null ? Boolean(options.capture) : Boolean(options);
    const known = this.#listeners.get(`${type}`);
    const found = known?.find((listener) => listener.callback === callback && listener.capture === capture);
    if (found === undefined) return;
    found.removed = true;
    this.#listeners.set(
      `${type}`,
      known.filter((listener) => listener !== found),
    );
  }

  dispatchEvent(event) {
    if (!(event instanceof Event)) throw invalidArgType("event", "Event", event);
    return dispatch(event, this, this.#listeners.get(event.type) ?? []);
  }

  [custom](depth, options, inspect) {
    return depth < 0 ? this.constructor.name : `${this.constructor.name} ${inspect({}, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "EventTarget";
  }
}

named("Event", Event);
named("EventTarget", EventTarget);

module.exports = { CustomEvent, Event, EventTarget, listenersOf };
