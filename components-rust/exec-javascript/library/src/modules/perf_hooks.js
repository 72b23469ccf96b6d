// performance, with marks, measures and observers of them.

import { invalidArgType } from "internal:errors";

const custom = Symbol.for("nodejs.util.inspect.custom");
const now = () => native.time.monotonic();
let origin;

class PerformanceEntry {
  constructor(name, entryType, startTime, duration, detail) {
    Object.assign(this, { name, entryType, startTime, duration });
    if (detail !== undefined) this.detail = detail;
  }

  toJSON() {
    return { ...this };
  }
}

class PerformanceMark extends PerformanceEntry {
  constructor(name, options = {}) {
    super(`${name}`, "mark", options?.startTime ?? now(), 0, options?.detail ?? null);
  }
}

class PerformanceMeasure extends PerformanceEntry {}

let timeline = [];
const observers = new Set();

class PerformanceObserverEntryList {
  #entries;

  constructor(entries) {
    this.#entries = entries;
  }

  getEntries() {
    return [...this.#entries];
  }

  getEntriesByName(name, type) {
    return this.#entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type) {
    return this.#entries.filter((entry) => entry.entryType === type);
  }
}

class PerformanceObserver {
  static supportedEntryTypes = ["function", "mark", "measure"];
  #callback;
  #types = new Set();
  #queue = [];

  constructor(callback) {
    if (typeof callback !== "function") throw invalidArgType("callback", "function", callback);
    this.#callback = callback;
  }

  observe({ entryTypes, type, buffered }) {
    this.#types = new Set(entryTypes ?? [type]);
    observers.add(this);
    if (buffered) for (const entry of timeline) this.notice(entry);
  }

  notice(entry) {
    if (!this.#types.has(entry.entryType)) return;
    if (this.#queue.length === 0) require("internal:timers").setImmediate(() => this.#deliver());
    this.#queue.push(entry);
  }

  #deliver() {
    const entries = this.takeRecords();
    if (entries.length > 0) this.#callback.call(this, new PerformanceObserverEntryList(entries), this);
  }

  takeRecords() {
    return this.#queue.splice(0);
  }

  disconnect() {
    observers.delete(this);
    this.#queue = [];
  }
}

function record(entry) {
  timeline.push(entry);
  timeline.sort((a, b) => a.startTime - b.startTime);
  for (const observer of observers) observer.notice(entry);
  return entry;
}

function timeOf(mark) {
  if (typeof mark === "number") return mark;
  const found = timeline.findLast((entry) => entry.entryType === "mark" && entry.name === `${mark}`);
  if (found === undefined) throw new DOMException(`The "${mark}" performance mark has not been set`, "SyntaxError");
  return found.startTime;
}

function measure(name, startOrOptions, endMark) {
  const options =
    typeof startOrOptions === "object" && startOrOptions !== null
      ? startOrOptions
      : { start: startOrOptions, end: endMark };
  const { duration } = options;
  let end = options.end === undefined ? undefined : timeOf(options.end);
  let start = options.start === undefined ? undefined : timeOf(options.start);
  if (duration !== undefined && start === undefined) start = end - duration;
  if (duration !== undefined && end === undefined) end = start + duration;
  end ??= now();
  start ??= 0;
  return record(new PerformanceMeasure(`${name}`, "measure", start, end - start, options.detail ?? null));
}

function timerify(target) {
  if (typeof target !== "function") throw invalidArgType("fn", "function", target);
  function timerified(...args) {
    const start = now();
    const result = new.target ? Reflect.construct(target, args, new.target) : target.apply(this, args);
    const finish = () => {
      const entry = new PerformanceEntry(target.name, "function", start, now() - start, args);
      for (const observer of observers) observer.notice(entry);
    };
    if (typeof result?.finally === "function") return result.finally(finish);
    finish();
    return result;
  }
  Object.defineProperty(timerified, "name", { value: `timerified ${target.name}` });
  return timerified;
}

const clear = (type) => (name) => {
  timeline = timeline.filter((entry) => entry.entryType !== type || (name !== undefined && entry.name !== `${name}`));
};

const entries = () => new PerformanceObserverEntryList(timeline);

class Performance {
  clearMarks = clear("mark");
  clearMeasures = clear("measure");
  clearResourceTimings() {}
  eventLoopUtilization() {
    return { idle: 0, active: now(), utilization: 1 };
  }
  getEntries() {
    return entries().getEntries();
  }
  getEntriesByName(...args) {
    return entries().getEntriesByName(...args);
  }
  getEntriesByType(type) {
    return entries().getEntriesByType(type);
  }
  mark(name, options) {
    return record(new PerformanceMark(name, options));
  }
  measure(...args) {
    return measure(...args);
  }
  now() {
    return now();
  }
  timerify(target) {
    return timerify(target);
  }

  get timeOrigin() {
    origin ??= native.time.wall() - now();
    return origin;
  }

  get nodeTiming() {
    return { name: "node", entryType: "node", startTime: 0, duration: now() };
  }

  toJSON() {
    return {
      nodeTiming: this.nodeTiming,
      timeOrigin: this.timeOrigin,
      eventLoopUtilization: this.eventLoopUtilization(),
    };
  }

  [custom](depth, options, inspect) {
    return depth < 0
      ? "Performance"
      : `Performance ${inspect({ nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin }, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "Performance";
  }
}

class Histogram {
  #values = [];

  record(value) {
    this.#values.push(Number(value));
  }
  reset() {
    this.#values = [];
  }
  get count() {
    return this.#values.length;
  }
  get min() {
    return this.#values.length === 0 ? 9223372036854776000 : Math.min(...this.#values);
  }
  get max() {
    return Math.max(0, ...this.#values);
  }
  get mean() {
    return this.#values.reduce((sum, value) => sum + value, 0) / this.#values.length;
  }
  get exceeds() {
    return 0;
  }
  get stddev() {
    return Math.sqrt(this.#values.reduce((sum, value) => sum + (value - this.mean) ** 2, 0) / this.#values.length);
  }

  percentile(percent) {
    const sorted = [...this.#values].sort((a, b) => a - b);
    return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? 0;
  }
}

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  constants: {},
  createHistogram: () => new Histogram(),
  eventLoopUtilization: () => module.exports.performance.eventLoopUtilization(),
  monitorEventLoopDelay: () => Object.assign(new Histogram(), { enable: () => true, disable: () => true }),
  performance: new Performance(),
  timerify,
};
