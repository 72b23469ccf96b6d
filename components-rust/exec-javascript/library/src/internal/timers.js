// setTimeout, setInterval and setImmediate with Node's objects.

import { invalidArgType } from "internal:errors";
import { addImmediate, addTimer, removeImmediate, removeTimer, setActive, setImmediateActive } from "internal:loop";

const { shared } = native;

// 2^31 - 1 ms: a longer delay does not fit into Node's timers, which then take 1 ms.
const LONGEST_DELAY = 2147483647;

let nextId = 1;
const byId = new Map(); // timers whose number a program has asked for

function normaliseDelay(delay) {
  delay = Number(delay);
  if (delay >= 1 && delay <= LONGEST_DELAY) return Math.trunc(delay);
  if (delay > LONGEST_DELAY) {
    const message = `${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`;
    require("node:process").emitWarning(message, "TimeoutOverflowWarning");
  }
  return 1;
}

class Timeout {
  constructor(callback, delay, args, repeat) {
    if (typeof callback !== "function") throw invalidArgType("callback", "function", callback);
    this._idleTimeout = normaliseDelay(delay);
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? this._idleTimeout : null;
    this._destroyed = false;
    hide(this, { active: true, entry: undefined, frame: shared.frame, id: undefined });
    addTimer(this, this._idleTimeout);
  }

  run() {
    try {
      this._onTimeout(...this._timerArgs);
    } finally {
      if (this._repeat !== null && !this._destroyed) addTimer(this, this._repeat);
      else if (this.entry === undefined) finish(this);
    }
  }

  ref() {
    setActive(this, true);
    return this;
  }

  unref() {
    setActive(this, false);
    return this;
  }

  hasRef() {
    return this.active;
  }

  refresh() {
    removeTimer(this);
    this._destroyed = false;
    addTimer(this, this._idleTimeout);
    return this;
  }

  close() {
    clear(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    if (this.id === undefined) {
      this.id = nextId++;
      byId.set(this.id, this);
    }
    return this.id;
  }

  [Symbol.dispose]() {
    clear(this);
  }
}

function hide(object, fields) {
  for (const key in fields) {
    Object.defineProperty(object, key, { value: fields[key], writable: true, configurable: true, enumerable: false });
  }
}

function finish(timer) {
  timer._destroyed = true;
  if (timer.id !== undefined) byId.delete(timer.id);
}

function clear(timer) {
  removeTimer(timer);
  finish(timer);
}

class Immediate {
  constructor(callback, args) {
    if (typeof callback !== "function") throw invalidArgType("callback", "function", callback);
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    hide(this, { active: true, queued: false, frame: undefined });
    addImmediate(this);
  }

  run() {
    this._destroyed = true;
    this._onImmediate(...this._argv);
  }

  ref() {
    setImmediateActive(this, true);
    return this;
  }

  unref() {
    setImmediateActive(this, false);
    return this;
  }

  hasRef() {
    return this.active;
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

function setTimeout(callback, delay, ...args) {
  return new Timeout(callback, delay, args, false);
}

function setInterval(callback, delay, ...args) {
  return new Timeout(callback, delay, args, true);
}

function setImmediate(callback, ...args) {
  return new Immediate(callback, args);
}

function clearTimeout(timer) {
  if (timer instanceof Timeout) return clear(timer);
  if (typeof timer !== "number" && typeof timer !== "string") return;
  const found = byId.get(Number(timer));
  if (found !== undefined) clear(found);
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  immediate._destroyed = true;
  removeImmediate(immediate);
}

// util.promisify(setTimeout) takes the delay first.
const promisified = Symbol.for("nodejs.util.promisify.custom");
for (const timer of [setTimeout, setImmediate]) {
  Object.defineProperty(timer, promisified, {
    get: () => require("node:timers/promises")[timer.name],
    configurable: true,
  });
}

module.exports = {
  Immediate,
  Timeout,
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
};
