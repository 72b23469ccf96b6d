// The modules that a program gets by name, and those that a sandbox cannot have.

import { notAvailable } from "internal:errors";

const names = new Set(native.modules.builtins);

const REASONS = [
  ["programs have no network", "_http_agent _http_client _http_common _http_incoming _http_outgoing _http_server _tls_common " +
    "_tls_wrap dgram dns dns/promises http http2 https net tls"],
  ["programs cannot start processes", "child_process"],
  ["programs run on one thread", "cluster worker_threads"],
  ["programs run without a debugger", "inspector inspector/promises trace_events"],
  ["programs run in QuickJS, not in V8", "v8"],
  ["programs run inside WebAssembly already", "wasi"],
  ["programs have no terminal", "repl"],
  ["it is deprecated: use `async_hooks`", "domain"],
];

// The error for a name that Node has and golem-exec cannot have, or undefined.
function unavailable(name) {
  const found = REASONS.find(([, list]) => list.split(" ").includes(name));
  return found && notAvailable(name, found[0]);
}

// The exports of the built-in module that a specifier names; undefined when it names none.
function builtin(specifier) {
  const name = specifier.startsWith("node:") ? specifier.slice(5) : specifier;
  const missing = unavailable(name);
  if (missing !== undefined) throw missing;
  return names.has(name) ? require(`node:${name}`) : undefined;
}

const isBuiltin = (specifier) => names.has(specifier.startsWith("node:") ? specifier.slice(5) : specifier);

module.exports = { builtin, isBuiltin, names, unavailable };
