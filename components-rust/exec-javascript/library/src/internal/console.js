// The methods of console that a first program rarely calls, and console.Console.

import { format, formatWithOptions, inspect } from "internal:inspect";
import { invalidArgType, makeError } from "internal:errors";
import { named } from "../parts/named.js";
import { renderTable } from "../parts/table.js";

const { shared } = native;
const GROUP_INDENTATION = 2;

const elapsedText = (ms) => {
  if (ms < 1000) return `${Number(ms.toFixed(3))}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(3)}s`;
  const seconds = Math.floor(ms / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const fraction = `${two(seconds % 60)}.${String(Math.floor(ms % 1000)).padStart(3, "0")}`;
  if (ms < 3_600_000) return `${Math.floor(seconds / 60)}:${fraction} (m:ss.mmm)`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)} (h:mm:ss)`;
};

// One set of methods over `print(isError, text)`; counters, timers and the indentation belong to the set.
function makeMethods(print, indent, options = {}) {
  const counts = new Map();
  const timers = new Map();
  const depth = options.groupIndentation ?? GROUP_INDENTATION;
  const formatted = (args) => {
    const chosen = options.inspectOptions;
    return chosen ? formatWithOptions(chosen, ...args) : format(...args);
  };
  const log = (...args) => print(false, formatted(args));
  const warn = (...args) => print(true, formatted(args));
  const notice = (text) => require("node:process").emitWarning(text);

  function timeLog(label = "default", ...rest) {
    label = `${label}`;
    const start = timers.get(label);
    if (start === undefined) return notice(`No such label '${label}' for console.timeLog()`);
    const text = `${label}: ${elapsedText(native.time.monotonic() - start)}`;
    if (rest.length > 0) log(text, ...rest);
    else log("%s", text);
  }

  function trace(...args) {
    const error = { name: "Trace", message: formatted(args) };
    Error.captureStackTrace(error, trace);
    print(
      true,
      `Trace${error.message ? `: ${error.message}` : ""}${error.stack.slice(error.stack.indexOf("\n    at"))}`,
    );
  }

  return {
    log,
    warn,
    error: warn,
    info: log,
    debug: log,
    timeLog,
    trace,
    assert(condition, ...args) {
      if (condition) return;
      if (typeof args[0] === "string") args[0] = `Assertion failed: ${args[0]}`;
      else args.unshift("Assertion failed");
      warn(...args);
    },
    clear() {},
    count(label = "default") {
      label = `${label}`;
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      log(`${label}: ${count}`);
    },
    countReset(label = "default") {
      if (!counts.delete(`${label}`)) notice(`Count for '${label}' does not exist`);
    },
    dir: (value, chosen) =>
      print(false, inspect(value, { customInspect: false, ...options.inspectOptions, ...chosen })),
    dirxml: log,
    group(...args) {
      if (args.length > 0) log(...args);
      indent.text += " ".repeat(depth);
    },
    groupCollapsed(...args) {
      this.group(...args);
    },
    groupEnd() {
      indent.text = indent.text.slice(0, Math.max(indent.text.length - depth, 0));
    },
    profile() {},
    profileEnd() {},
    table(data, columns) {
      if (columns !== undefined && !Array.isArray(columns)) throw invalidArgType("properties", "Array", columns);
      if (data === null || typeof data !== "object") return log(data);
      print(false, renderTable(data, columns));
    },
    time(label = "default") {
      label = `${label}`;
      if (timers.has(label)) return notice(`Label '${label}' already exists for console.time()`);
      timers.set(label, native.time.monotonic());
    },
    timeEnd(label = "default") {
      label = `${label}`;
      if (!timers.has(label)) return notice(`No such label '${label}' for console.timeEnd()`);
      timeLog(label);
      timers.delete(label);
    },
    timeStamp() {},
  };
}

const indented = (text, indent) => (indent === "" ? text : indent + text.replaceAll("\n", `\n${indent}`));

const globalIndent = {
  get text() {
    return shared.indent;
  },
  set text(value) {
    shared.indent = value;
  },
};

const methods = makeMethods((isError, text) => {
  text = `${indented(text, shared.indent)}\n`;
  const stream = isError ? shared.stderr : shared.stdout;
  if (stream === undefined) native.output.write(isError ? 2 : 1, text);
  else stream.write(text);
}, globalIndent);

class Console {
  constructor(options, stderr) {
    if (typeof options?.write === "function") options = { stdout: options, stderr };
    const { stdout, stderr: errors = stdout, ignoreErrors = true } = options ?? {};
    if (typeof stdout?.write !== "function") {
      throw makeError(
        TypeError,
        "ERR_CONSOLE_WRITABLE_STREAM",
        "Console expects a writable stream instance for stdout",
      );
    }
    const indent = { text: "" };
    const own = makeMethods(
      (isError, text) => {
        try {
          (isError ? errors : stdout).write(`${indented(text, indent.text)}\n`);
        } catch (error) {
          if (!ignoreErrors) throw error;
        }
      },
      indent,
      options,
    );
    Object.assign(this, own);
  }

  // The global console is one too, though no constructor made it.
  static [Symbol.hasInstance](value) {
    return (
      value === globalThis.console ||
      (typeof value === "object" && value !== null && Console.prototype.isPrototypeOf(value))
    );
  }
}
named("Console", Console);

module.exports = { Console, methods };
