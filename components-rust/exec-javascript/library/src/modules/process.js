// The process object.

// What most programs never use is loaded when it is called.
const errors = () => require("internal:errors");
const lifecycle = () => require("internal:process");

const EventEmitter = require("node:events");

const { shared } = native;
const { version } = native.engine;
const THE_ONLY_PROCESS = 1;

function process() {}
Object.setPrototypeOf(process.prototype, EventEmitter.prototype);
Object.defineProperty(process.prototype, Symbol.toStringTag, { value: "process", configurable: true });

const self = Object.create(process.prototype);
shared.process = self;
EventEmitter.call(self);

// Values in an environment are text.
const env = new Proxy(native.process.env, {
  set(target, key, value) {
    if (typeof key === "symbol" || typeof value === "symbol")
      throw new TypeError("Cannot convert a Symbol value to a string");
    target[key] = `${value}`;
    return true;
  },
  defineProperty(target, key, descriptor) {
    return Reflect.defineProperty(
      target,
      key,
      "value" in descriptor ? { ...descriptor, value: `${descriptor.value}` } : descriptor,
    );
  },
});

function hrtime(earlier) {
  const now = native.time.monotonic();
  let seconds = Math.floor(now / 1000);
  let nanoseconds = Math.round((now - seconds * 1000) * 1e6);
  if (earlier !== undefined) {
    seconds -= earlier[0];
    nanoseconds -= earlier[1];
    if (nanoseconds < 0) {
      seconds -= 1;
      nanoseconds += 1e9;
    }
  }
  return [seconds, nanoseconds];
}
hrtime.bigint = () => BigInt(Math.round(native.time.monotonic() * 1e6));

function memoryUsage() {
  const { used, peak, limit } = native.process.memory();
  return { rss: peak, heapTotal: limit ?? peak, heapUsed: used, external: 0, arrayBuffers: 0 };
}
memoryUsage.rss = () => native.process.memory().peak;

function cpuUsage(earlier) {
  const user = Math.round(native.time.monotonic() * 1000);
  return { user: user - (earlier?.user ?? 0), system: 0 };
}

function exitProcess(code) {
  const { exit, validExitCode } = lifecycle();
  native.process.exit(exit(validExitCode(code)));
}

function getBuiltinModule(id) {
  errors().validateString(id, "id");
  const name = id.startsWith("node:") ? id.slice(5) : id;
  return native.modules.builtins.includes(name) ? require(`node:${name}`) : undefined;
}

Object.assign(self, {
  title: "golem-exec",
  version: `v${version}`,
  // `node` is the version whose modules these follow: libraries look there to know what kind of place they are in.
  versions: { node: "22.0.0", quickjs: version },
  arch: "wasm32",
  platform: "wasi",
  release: { name: "golem-exec" },
  argv: native.process.argv,
  execArgv: [],
  execPath: native.process.argv[0],
  argv0: native.process.argv[0],
  env,
  pid: THE_ONLY_PROCESS,
  ppid: 0,
  features: {},
  config: { target_defaults: {}, variables: {} },
  abort() {
    native.process.signal("SIGABRT");
  },
  availableMemory: () => native.process.memory().limit ?? 0,
  binding(name) {
    throw errors().notAvailable(`process.binding('${name}')`, "programs run without Node's internals");
  },
  chdir(directory) {
    errors().validateString(directory, "directory");
    native.process.chdir(directory);
  },
  constrainedMemory: () => native.process.memory().limit ?? 0,
  cpuUsage,
  cwd: () => native.process.cwd(),
  emitWarning: (...args) => require("internal:warnings").emitWarning(...args),
  exit: exitProcess,
  getActiveResourcesInfo: () => [],
  getBuiltinModule,
  hasUncaughtExceptionCaptureCallback: () => lifecycle().captureCallback() !== null,
  hrtime,
  kill: (...args) => lifecycle().kill(...args),
  memoryUsage,
  nextTick: (...args) => require("internal:ticks").nextTick(...args),
  reallyExit: (code) => native.process.exit(code ?? 0),
  resourceUsage: () => ({
    userCPUTime: cpuUsage().user,
    systemCPUTime: 0,
    maxRSS: Math.round(memoryUsage.rss() / 1024),
  }),
  setSourceMapsEnabled() {},
  setUncaughtExceptionCaptureCallback: (handler) => lifecycle().setCapture(handler),
  umask: () => 0o22,
  uptime: () => native.time.monotonic() / 1000,
});

let exitCode;
Object.defineProperty(self, "exitCode", {
  get: () => exitCode,
  set(value) {
    exitCode = lifecycle().validExitCode(value);
  },
  enumerable: true,
});

for (const [name, fd] of [
  ["stdin", 0],
  ["stdout", 1],
  ["stderr", 2],
]) {
  Object.defineProperty(self, name, {
    get() {
      return require("internal:stdio").standardStream(fd);
    },
    configurable: true,
    enumerable: true,
  });
}

self.on("warning", (warning) => require("internal:warnings").printWarning(warning));

module.exports = self;
