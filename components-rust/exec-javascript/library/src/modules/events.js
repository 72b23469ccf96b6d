// EventEmitter: the npm package `events`, and what Node added since: errorMonitor, captureRejections, on, warnings.

const EventEmitter = require("events-npm/events.js");
const errors = () => require("internal:errors");

const errorMonitor = Symbol("events.errorMonitor");
const captureSymbol = Symbol.for("nodejs.rejection");
const shapeMode = Symbol("shapeMode");
const kCapture = Symbol("kCapture");

const { addListener: plainAdd, prependListener: plainPrepend, emit: plainEmit } = EventEmitter.prototype;
const plainInit = EventEmitter.init;
let captureByDefault = false;

EventEmitter.init = function init(options) {
  plainInit.call(this);
  // These show when an emitter is printed.
  this[shapeMode] = false;
  this[kCapture] = Boolean(options?.captureRejections ?? captureByDefault);
};

function Emitter(options) {
  EventEmitter.init.call(this, options);
}
Object.setPrototypeOf(Emitter, EventEmitter);
Emitter.prototype = EventEmitter.prototype;
Object.defineProperty(Emitter, "name", { value: "EventEmitter" });
Object.defineProperty(Emitter.prototype, "constructor", {
  value: Emitter,
  writable: true,
  configurable: true,
  enumerable: false,
});

function unhandled(emitter, error) {
  if (Error.isError(error)) throw error;
  const { inspect } = require("internal:inspect");
  let text;
  try {
    text = inspect(error);
  } catch {
    text = String(error);
  }
  const wrapped = errors().makeError(Error, "ERR_UNHANDLED_ERROR", `Unhandled error. (${text})`);
  wrapped.context = error;
  throw wrapped;
}

function onRejected(emitter, error, type, args) {
  if (typeof emitter[captureSymbol] === "function") return emitter[captureSymbol](error, type, ...args);
  // A rejection of the 'error' listener itself must not come back to it.
  const before = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit("error", error);
  } finally {
    emitter[kCapture] = before;
  }
}

function emitCapturing(emitter, type, args) {
  const handler = emitter._events?.[type];
  if (handler === undefined) return false;
  for (const listener of typeof handler === "function" ? [handler] : [...handler]) {
    const result = listener.apply(emitter, args);
    if (typeof result?.then !== "function") continue;
    result.then(undefined, (error) => require("internal:ticks").nextTick(onRejected, emitter, error, type, args));
  }
  return true;
}

Emitter.prototype.emit = function emit(type, ...args) {
  if (type === "error") {
    if (this._events?.[errorMonitor] !== undefined) plainEmit.call(this, errorMonitor, ...args);
    if (this._events?.error === undefined) unhandled(this, args[0]);
  }
  if (this[kCapture]) return emitCapturing(this, type, args);
  return plainEmit.call(this, type, ...args);
};

// Warns once an event has more listeners than allowed, through the process as Node does.
function warnOfLeak(emitter, type) {
  const existing = emitter._events?.[type];
  const most = emitter.getMaxListeners();
  if (!Array.isArray(existing) || existing.warned || most <= 0 || existing.length < most) return;
  existing.warned = true;
  const { inspect } = require("internal:inspect");
  const count = existing.length + 1;
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners added to ` +
      `${inspect(emitter, { depth: -1 })}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
  );
  Object.assign(warning, { name: "MaxListenersExceededWarning", emitter, type, count });
  require("node:process").emitWarning(warning);
}

function checkListener(listener) {
  if (typeof listener !== "function") throw errors().invalidArgType("listener", "function", listener);
}

Emitter.prototype.on = Emitter.prototype.addListener = function addListener(type, listener) {
  checkListener(listener);
  if (this._events?.[type] !== undefined) warnOfLeak(this, type);
  return plainAdd.call(this, type, listener);
};

Emitter.prototype.prependListener = function prependListener(type, listener) {
  checkListener(listener);
  if (this._events?.[type] !== undefined) warnOfLeak(this, type);
  return plainPrepend.call(this, type, listener);
};

Emitter.prototype.listenerCount = function listenerCount(type, listener) {
  const listeners = this._events?.[type];
  if (listeners === undefined) return 0;
  if (listener === undefined) return typeof listeners === "function" ? 1 : listeners.length;
  return this.listeners(type).filter((known) => known === listener).length;
};

function getEventListeners(emitter, type) {
  return typeof emitter.listeners === "function"
    ? emitter.listeners(type)
    : require("internal:events").listenersOf(emitter, type);
}

function setMaxListeners(n = EventEmitter.defaultMaxListeners, ...targets) {
  errors().validateNumber(n, "setMaxListeners", 0);
  if (targets.length === 0) EventEmitter.defaultMaxListeners = n;
  for (const target of targets) target.setMaxListeners?.(n);
}

function addAbortListener(signal, listener) {
  if (signal.aborted) queueMicrotask(() => listener());
  else signal.addEventListener("abort", listener, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener("abort", listener);
    },
  };
}

class EventEmitterAsyncResource extends Emitter {
  constructor(options) {
    super(options);
    const { AsyncResource } = require("node:async_hooks");
    this.asyncResource = new AsyncResource(options?.name ?? new.target.name);
  }

  emit(type, ...args) {
    return this.asyncResource.runInAsyncScope(super.emit, this, type, ...args);
  }
}

Object.defineProperty(Emitter, "captureRejections", {
  get: () => captureByDefault,
  set(value) {
    captureByDefault = Boolean(value);
  },
  enumerable: true,
});
Object.defineProperty(Emitter, "defaultMaxListeners", {
  get: () => EventEmitter.defaultMaxListeners,
  set(value) {
    EventEmitter.defaultMaxListeners = value;
  },
  enumerable: true,
});

module.exports = Object.assign(Emitter, {
  EventEmitter: Emitter,
  EventEmitterAsyncResource,
  addAbortListener,
  captureRejectionSymbol: captureSymbol,
  errorMonitor,
  getEventListeners,
  getMaxListeners: (emitter) => emitter.getMaxListeners?.() ?? EventEmitter.defaultMaxListeners,
  listenerCount: (emitter, type) => emitter.listenerCount?.(type) ?? getEventListeners(emitter, type).length,
  on: (...args) => require("internal:events-async").on(...args),
  once: (...args) => require("internal:events-async").once(...args),
  setMaxListeners,
});
