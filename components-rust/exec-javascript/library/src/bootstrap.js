// What every run starts with, and nothing else: a program pays for this file before its first line runs.
//
// Sets the globals (nearly all of them as accessors that load their module on first use), gives errors the stack that
// V8 programs expect, and hands the hooks through which the host drives the run. Whatever is not needed by
// `console.log("hello")` lives in a module behind `require`.

// What the library's modules tell each other; undefined means that the module concerned was never loaded.
const shared = {
  process: undefined, // the process object
  stdout: undefined, // process.stdout, once a program has asked for it
  stderr: undefined,
  hasStreams: false, // whether the streams package is loaded, and what is to be done then
  onStreams: undefined,
  indent: "", // of console.group
  frame: undefined, // the AsyncLocalStorage stores in force
  turn: undefined, // the event loop
  drainTicks: undefined, // the process.nextTick queue
  processRejections: undefined,
  URL: undefined,
  main: undefined, // the CommonJS main module, and its `require`
  mainRequire: undefined,
};
native.shared = shared;

// ---- errors ----------------------------------------------------------------------------------------------------

const { toString: errorText } = Error.prototype;
const { get: engineStack } = Object.getOwnPropertyDescriptor(Error.prototype, "stack");
const engineCapture = Error.captureStackTrace;

// The engine's stack is frames only; V8's begins with the error itself.
// A stack that Error.prepareStackTrace made is given as it is.
function stackText(error, frames) {
  if (typeof frames !== "string" || (frames !== "" && !frames.startsWith("    at "))) return frames;
  let head = "Error";
  try {
    head = errorText.call(error);
  } catch {
    // A name or message that cannot be text.
  }
  if (frames === "") return head;
  return `${head}\n${frames.trimEnd().replaceAll(" (native)", " (<anonymous>)")}`;
}

function setStack(value) {
  Object.defineProperty(this, "stack", { value, writable: true, configurable: true, enumerable: false });
}

Object.defineProperty(Error.prototype, "stack", {
  get() {
    return stackText(this, engineStack.call(this));
  },
  set: setStack,
  configurable: true,
  enumerable: false,
});

Error.captureStackTrace = function captureStackTrace(target, above) {
  engineCapture(target, above);
  const frames = Object.getOwnPropertyDescriptor(target, "stack").value;
  // The head is made when it is read: constructors set `name` after the capture.
  Object.defineProperty(target, "stack", {
    get() {
      return stackText(this, frames);
    },
    set: setStack,
    configurable: true,
    enumerable: false,
  });
};

// ---- console ---------------------------------------------------------------------------------------------------

// The text of arguments that need no formatting, or undefined.
function plainText(args) {
  let text = "";
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    if (i !== 0) text += " ";
    switch (typeof value) {
      case "string":
        if (i === 0 && args.length > 1 && value.includes("%")) return undefined;
        text += value;
        break;
      case "number":
        text += value === 0 && 1 / value < 0 ? "-0" : value;
        break;
      case "boolean":
      case "undefined":
        text += value;
        break;
      default:
        if (value !== null) return undefined;
        text += "null";
    }
  }
  return text;
}

function print(fd, args) {
  let text = plainText(args) ?? require("internal:inspect").format(...args);
  if (shared.indent !== "") text = shared.indent + text.replaceAll("\n", `\n${shared.indent}`);
  const stream = fd === 1 ? shared.stdout : shared.stderr;
  if (stream === undefined) native.output.write(fd, `${text}\n`);
  else stream.write(`${text}\n`);
}

const console = {
  log(...args) {
    print(1, args);
  },
  warn(...args) {
    print(2, args);
  },
  error(...args) {
    print(2, args);
  },
  info(...args) {
    print(1, args);
  },
  debug(...args) {
    print(1, args);
  },
};
for (const name of [
  "assert",
  "clear",
  "count",
  "countReset",
  "dir",
  "dirxml",
  "group",
  "groupCollapsed",
  "groupEnd",
  "profile",
  "profileEnd",
  "table",
  "time",
  "timeEnd",
  "timeLog",
  "timeStamp",
  "trace",
]) {
  console[name] = (...args) => require("internal:console").methods[name](...args);
}

Object.defineProperty(console, "Console", {
  get: () => require("internal:console").Console,
  set(value) {
    define(console, "Console", value, true);
  },
  configurable: true,
  enumerable: true,
});

// ---- globals ---------------------------------------------------------------------------------------------------

const define = (object, name, value, enumerable) =>
  Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable });

function lazy(id, names, enumerable = false) {
  for (const name of names.split(" ")) {
    Object.defineProperty(globalThis, name, {
      get() {
        const module = require(id);
        const value = name === "process" ? module : module[name];
        // Still undefined while that very module loads and looks whether there is such a global.
        if (value !== undefined) define(globalThis, name, value, enumerable);
        return value;
      },
      set(value) {
        define(globalThis, name, value, enumerable);
      },
      configurable: true,
      enumerable,
    });
  }
}

define(globalThis, "global", globalThis, true);
define(globalThis, "console", console, false);

// The engine's own, with Node's error.
const enqueue = globalThis.queueMicrotask;
define(
  globalThis,
  "queueMicrotask",
  function queueMicrotask(callback) {
    if (typeof callback !== "function") require("internal:errors").validateFunction(callback, "callback");
    enqueue(callback);
  },
  true,
);
lazy("node:process", "process");
lazy("node:buffer", "Buffer Blob File");
lazy("internal:timers", "clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout", true);
lazy("internal:url", "URL URLSearchParams");
lazy("internal:encoding", "TextDecoder TextEncoder");
lazy("internal:abort", "AbortController AbortSignal");
lazy("internal:events", "CustomEvent Event EventTarget");
lazy("internal:structured-clone", "structuredClone", true);
lazy("internal:webcrypto", "crypto", true);
lazy("internal:webcrypto", "Crypto CryptoKey SubtleCrypto");
lazy("node:perf_hooks", "performance", true);
lazy("node:perf_hooks", "PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver");
lazy("internal:fetch", "fetch", true);
lazy(
  "node:stream/web",
  "ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy DecompressionStream " +
    "ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest " +
    "ReadableStreamDefaultController ReadableStreamDefaultReader TextDecoderStream TextEncoderStream TransformStream " +
    "TransformStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter",
);

function viaLocale(prototype, name, method) {
  const replacement = {
    [name](...args) {
      return require("internal:locale")[method].apply(this, args);
    },
  };
  define(prototype, name, replacement[name], false);
}
viaLocale(Number.prototype, "toLocaleString", "number");
viaLocale(BigInt.prototype, "toLocaleString", "bigint");
viaLocale(Date.prototype, "toLocaleString", "date");
viaLocale(Date.prototype, "toLocaleDateString", "dateOnly");
viaLocale(Date.prototype, "toLocaleTimeString", "timeOnly");

// ---- the main module -------------------------------------------------------------------------------------------

// The loader is loaded by the first call of `require`, or by the first look at one of its properties. It then makes the
// two objects here what they would have been from the start.
const loadFirst = (name) => ({
  get() {
    require("internal:cjs");
    return Object.hasOwn(this, name) ? this[name] : undefined;
  },
  set(value) {
    define(this, name, value, true);
  },
});
const lazyRequire = Object.create(Function.prototype, {
  cache: loadFirst("cache"),
  extensions: loadFirst("extensions"),
  main: loadFirst("main"),
  resolve: loadFirst("resolve"),
});
const lazyModule = Object.create(Object.prototype, { require: loadFirst("require"), parent: loadFirst("parent") });

function runMain(path, wrapper) {
  const folder = path.slice(0, path.lastIndexOf("/")) || "/";
  const module = { id: ".", path: folder, exports: {}, filename: path, loaded: false, children: [], paths: [] };
  for (let at = folder; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    if (at !== "/" && !at.endsWith("/node_modules")) module.paths.push(`${at}/node_modules`);
  }
  module.paths.push("/node_modules");
  shared.main = Object.setPrototypeOf(module, lazyModule);
  shared.mainRequire = Object.setPrototypeOf((id) => require("internal:cjs").requireFrom(module, id), lazyRequire);
  define(shared.mainRequire, "name", "require", false);
  wrapper.call(module.exports, module.exports, shared.mainRequire, module, path, folder);
  module.loaded = true;
}

// ---- hooks -----------------------------------------------------------------------------------------------------

module.exports = {
  runMain,
  requireForImport: (id) => require("internal:cjs").requireForImport(id),
  drainTicks: () => shared.drainTicks !== undefined && shared.drainTicks(),
  turn: () => (shared.turn === undefined ? -1 : shared.turn()),
  uncaught: (error, origin) => require("internal:uncaught").uncaught(error, origin),
  rejection: (promise, reason, handled) => require("internal:rejections").track(promise, reason, handled),
  processRejections: () => shared.processRejections?.(),
  warnUnsettled: () => require("internal:report").warnUnsettled(),
  beforeExit: () => shared.process && require("internal:process").beforeExit(),
  exit: (code) => (shared.process ? require("internal:process").exit(code) : (code ?? 0)),
  syntaxReport: (error, path, source) => require("internal:report").syntaxReport(error, path, source),
  importMeta: (...about) => require("internal:import-meta").fill(...about),
};
