// AbortController and AbortSignal.

import { invalidArgType, makeError, validateInteger } from "internal:errors";
import { Event, EventTarget } from "internal:events";
import { named } from "../parts/named.js";

const custom = Symbol.for("nodejs.util.inspect.custom");
const create = Symbol("create");
const aborted = () => new DOMException("This operation was aborted", "AbortError");

let abort;

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  #onabort = null;
  #dependents = new Set(); // signals made by `any` that follow this one
  #timer;

  static {
    abort = (signal, reason) => signal.#abort(reason);
  }

  constructor(permission) {
    if (permission !== create) throw makeError(TypeError, "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor");
    super();
  }

  #abort(reason = aborted()) {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    this.#timer = undefined;
    const dependents = [...this.#dependents];
    this.#dependents.clear();
    this.dispatchEvent(new Event("abort"));
    for (const dependent of dependents) dependent.#abort(reason);
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  get onabort() {
    return this.#onabort;
  }

  set onabort(handler) {
    if (this.#onabort !== null) this.removeEventListener("abort", this.#onabort);
    this.#onabort = typeof handler === "function" ? handler : null;
    if (this.#onabort !== null) this.addEventListener("abort", this.#onabort);
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  static abort(reason) {
    const signal = new AbortSignal(create);
    signal.#abort(reason);
    return signal;
  }

  static timeout(delay) {
    validateInteger(delay, "delay", 0);
    const signal = new AbortSignal(create);
    const expire = () => signal.#abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    signal.#timer = require("internal:timers").setTimeout(expire, delay);
    // Waiting for a timeout that nothing else waits for keeps no program alive.
    signal.#timer.unref();
    return signal;
  }

  static any(signals) {
    if (typeof signals?.[Symbol.iterator] !== "function") throw invalidArgType("signals", "an iterable", signals);
    const sources = [...signals];
    const result = new AbortSignal(create);
    for (const source of sources) {
      if (!(source instanceof AbortSignal)) throw invalidArgType("signals", "AbortSignal", source);
      if (source.aborted) {
        result.#abort(source.reason);
        return result;
      }
    }
    for (const source of sources) source.#dependents.add(result);
    return result;
  }

  [custom](depth, options, inspect) {
    return depth < 0 ? "AbortSignal" : `AbortSignal ${inspect({ aborted: this.aborted }, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "AbortSignal";
  }
}

class AbortController {
  #signal = new AbortSignal(create);

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    abort(this.#signal, reason);
  }

  [custom](depth, options, inspect) {
    return depth < 0 ? "AbortController" : `AbortController ${inspect({ signal: this.signal }, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "AbortController";
  }
}

named("AbortSignal", AbortSignal);

module.exports = { AbortController, AbortSignal };
