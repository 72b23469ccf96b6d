// AsyncLocalStorage and AsyncResource.
//
// The stores in force are one immutable Map, `shared.frame`. Timers, ticks and file operations keep the Map that was in
// force when they were made; promises do so in the engine, which is told of the Map once this module is loaded, so that
// a program without it pays nothing.

import { invalidArgType, validateFunction } from "internal:errors";
import { runIn } from "internal:loop";
import { named } from "../parts/named.js";

const { shared } = native;

// From here on the engine keeps the Map for promises, awaits and microtasks.
Object.defineProperty(shared, "frame", { get: native.promise.frame, set: native.promise.setFrame });

class AsyncLocalStorage {
  #defaultValue;
  #name;

  constructor(options = {}) {
    this.#defaultValue = options?.defaultValue;
    this.#name = `${options?.name ?? ""}`;
  }

  static bind(callback) {
    validateFunction(callback, "fn");
    return AsyncResource.bind(callback);
  }

  static snapshot() {
    const { frame } = shared;
    return (callback, ...args) => runIn(frame, () => callback(...args));
  }

  get name() {
    return this.#name;
  }

  #with(value) {
    const frame = new Map(shared.frame);
    frame.set(this, value);
    return frame;
  }

  getStore() {
    return shared.frame?.has(this) ? shared.frame.get(this) : this.#defaultValue;
  }

  enterWith(value) {
    shared.frame = this.#with(value);
  }

  run(value, callback, ...args) {
    return runIn(this.#with(value), () => callback(...args));
  }

  exit(callback, ...args) {
    return this.run(undefined, callback, ...args);
  }

  disable() {
    if (!shared.frame?.has(this)) return;
    shared.frame = new Map(shared.frame);
    shared.frame.delete(this);
  }
}

let lastId = 1;
let currentId = 1;
let currentTrigger = 0;

class AsyncResource {
  #id = ++lastId;
  #trigger;
  #frame = shared.frame;

  constructor(type, options = {}) {
    if (typeof type !== "string") throw invalidArgType("type", "string", type);
    this.#trigger = typeof options === "number" ? options : (options?.triggerAsyncId ?? currentId);
  }

  static bind(callback, type, thisArg) {
    return new AsyncResource(type || callback.name || "bound-anonymous-fn").bind(callback, thisArg);
  }

  runInAsyncScope(callback, thisArg, ...args) {
    const outer = [currentId, currentTrigger];
    [currentId, currentTrigger] = [this.#id, this.#trigger];
    try {
      return runIn(this.#frame, () => callback.apply(thisArg, args));
    } finally {
      [currentId, currentTrigger] = outer;
    }
  }

  bind(callback, thisArg) {
    validateFunction(callback, "fn");
    const resource = this;
    const bound = function (...args) {
      return resource.runInAsyncScope(callback, thisArg ?? this, ...args);
    };
    Object.defineProperty(bound, "length", { value: callback.length, configurable: true });
    return bound;
  }

  emitDestroy() {
    return this;
  }
  asyncId() {
    return this.#id;
  }
  triggerAsyncId() {
    return this.#trigger;
  }
}

// Hooks can be made and switched, and are never called: the engine has no such events for anything but promises.
const createHook = () => ({
  enable() {
    return this;
  },
  disable() {
    return this;
  },
});

named("AsyncResource", AsyncResource);

module.exports = {
  AsyncLocalStorage,
  AsyncResource,
  asyncWrapProviders: Object.freeze({}),
  createHook,
  executionAsyncId: () => currentId,
  executionAsyncResource: () => ({}),
  triggerAsyncId: () => currentTrigger,
};
