// The util module.

import { invalidArgType, invalidArgValue, makeError, validateFunction, validateString } from "internal:errors";
import { format, formatWithOptions, inspect, stripVTControlCharacters } from "internal:inspect";
import { nextTick } from "internal:ticks";

const types = require("internal:types");

const promisified = Symbol.for("nodejs.util.promisify.custom");
// On functions that call back with several values: the names that these get in the promised object.
const argumentNames = Symbol.for("golem-exec.promisify.names");

function promisify(original) {
  validateFunction(original, "original");
  const custom = original[promisified];
  if (custom !== undefined) {
    validateFunction(custom, "util.promisify.custom");
    return Object.defineProperty(custom, promisified, {
      value: custom,
      enumerable: false,
      writable: false,
      configurable: true,
    });
  }
  const names = original[argumentNames];
  function promise(...args) {
    return new Promise((resolve, reject) => {
      original.call(this, ...args, (error, ...values) => {
        if (error) return reject(error);
        if (names === undefined || values.length < 2) return resolve(values[0]);
        resolve(Object.fromEntries(names.map((name, i) => [name, values[i]])));
      });
    });
  }
  Object.setPrototypeOf(promise, Object.getPrototypeOf(original));
  Object.defineProperty(promise, promisified, {
    value: promise,
    enumerable: false,
    writable: false,
    configurable: true,
  });
  return Object.defineProperties(promise, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = promisified;

function callbackify(original) {
  validateFunction(original, "original");
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, "last argument");
    original.apply(this, args).then(
      (value) => nextTick(callback, null, value),
      (reason) => {
        if (!reason) {
          const wrapped = makeError(Error, "ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value");
          wrapped.reason = reason;
          reason = wrapped;
        }
        nextTick(callback, reason);
      },
    );
  }
  Object.defineProperty(callbackified, "name", { value: `${original.name}Callbackified` });
  Object.defineProperty(callbackified, "length", { value: original.length + 1 });
  return callbackified;
}

const warned = new Set();

function deprecate(original, message, code) {
  let done = false;
  function deprecated(...args) {
    if (!done) {
      done = true;
      if (code === undefined || !warned.has(code))
        require("node:process").emitWarning(message, "DeprecationWarning", code, deprecated);
      if (code !== undefined) warned.add(code);
    }
    return new.target ? Reflect.construct(original, args, new.target) : original.apply(this, args);
  }
  Object.setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

function inherits(constructor, parent) {
  validateFunction(constructor, "ctor");
  validateFunction(parent, "superCtor");
  if (parent.prototype === undefined) throw invalidArgType("superCtor.prototype", "Object", parent.prototype);
  Object.defineProperty(constructor, "super_", { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const debugSections = new Map();

function isDebugged(section) {
  const wanted = (native.process.env.NODE_DEBUG ?? "").split(",").filter(Boolean);
  return wanted.some((pattern) =>
    new RegExp(`^${pattern.replace(/[|\\{}()[\]^$+?.]/g, "\\$&").replaceAll("*", ".*")}$`, "i").test(section),
  );
}

function debuglog(section, callback) {
  section = section.toUpperCase();
  if (!debugSections.has(section)) debugSections.set(section, isDebugged(section));
  const enabled = debugSections.get(section);
  const logger = (...args) => {
    if (enabled) native.output.write(2, `${section} ${native.shared.process?.pid ?? 1}: ${format(...args)}\n`);
  };
  Object.defineProperty(logger, "enabled", { get: () => enabled, configurable: true, enumerable: true });
  callback?.(logger);
  return logger;
}

function styleText(styles, text, { validateStream = true, stream } = {}) {
  validateString(text, "text");
  // Standard output is no terminal here, so colours are only written where a program insists.
  const plain = validateStream && !stream?.isTTY;
  let open = "";
  let close = "";
  for (const style of Array.isArray(styles) ? styles : [styles]) {
    if (style === "none") continue;
    const color = inspect.colors[style];
    if (color === undefined) {
      const names = Object.keys(inspect.colors)
        .map((name) => `'${name}'`)
        .join(", ");
      throw invalidArgValue("format", style, `must be one of: ${names}`);
    }
    open += `\u001b[${color[0]}m`;
    close = `\u001b[${color[1]}m${close}`;
  }
  return plain ? text : `${open}${text}${close}`;
}

function aborted(signal, resource) {
  if (resource === null || typeof resource !== "object") throw invalidArgType("resource", "Object", resource);
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

const lazily =
  (id, name) =>
  (...args) =>
    require(id)[name](...args);

module.exports = {
  _extend: (target, source) => (source === null || typeof source !== "object" ? target : Object.assign(target, source)),
  aborted,
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  getCallSites: () => [],
  getSystemErrorMap: lazily("internal:system-errors", "map"),
  getSystemErrorMessage: lazily("internal:system-errors", "message"),
  getSystemErrorName: lazily("internal:system-errors", "name"),
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual: (a, b) => require("internal:deep-equal").isDeepStrictEqual(a, b),
  parseArgs: (config) => require("internal:parse-args").parseArgs(config),
  parseEnv: (content) => require("internal:parse-env").parseEnv(content),
  promisify,
  stripVTControlCharacters,
  styleText,
  toUSVString: (text) => `${text}`.toWellFormed(),
  types,
};
for (const name of ["TextDecoder", "TextEncoder"]) {
  Object.defineProperty(module.exports, name, {
    get: () => require("internal:encoding")[name],
    enumerable: true,
    configurable: true,
  });
}
