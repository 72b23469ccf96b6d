// The modules that a program gets by name, and those that a sandbox cannot have.

const names = new Set(native.modules.builtins);

const NETWORK = "programs have no network";
const THREAD = "programs run on one thread";
const DEBUGGER = "programs run without a debugger";

const UNAVAILABLE = {
  __proto__: null,
  _http_agent: NETWORK,
  _http_client: NETWORK,
  _http_common: NETWORK,
  _http_incoming: NETWORK,
  _http_outgoing: NETWORK,
  _http_server: NETWORK,
  _tls_common: NETWORK,
  _tls_wrap: NETWORK,
  child_process: "programs cannot start processes",
  cluster: THREAD,
  dgram: NETWORK,
  dns: NETWORK,
  "dns/promises": NETWORK,
  domain: "it is deprecated: use `async_hooks`",
  http: NETWORK,
  http2: NETWORK,
  https: NETWORK,
  inspector: DEBUGGER,
  "inspector/promises": DEBUGGER,
  net: NETWORK,
  repl: "programs have no terminal",
  tls: NETWORK,
  trace_events: DEBUGGER,
  v8: "programs run in QuickJS, not in V8",
  wasi: "programs run inside WebAssembly already",
  worker_threads: THREAD,
};

// The error for a name that Node has and golem-exec cannot have, or undefined.
function unavailable(name) {
  const reason = UNAVAILABLE[name];
  return reason && require("internal:errors").notAvailable(name, reason);
}

const nameOf = (specifier) => (specifier.startsWith("node:") ? specifier.slice(5) : specifier);

const isBuiltin = (specifier) => names.has(nameOf(specifier));

// The exports of the built-in module that a specifier names; undefined when it names none.
function builtin(specifier) {
  const name = nameOf(specifier);
  const missing = unavailable(name);
  if (missing !== undefined) throw missing;
  return names.has(name) ? require(`node:${name}`) : undefined;
}

module.exports = { builtin, isBuiltin, names, unavailable };
