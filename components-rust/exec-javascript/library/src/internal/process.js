// How a process ends: 'beforeExit', 'exit', signals, and the handler that may take uncaught errors.

import { makeError, validateFunction, validateInteger } from "internal:errors";

const { shared } = native;

let exiting = false;
let capture = null;

function beforeExit() {
  shared.process.emit("beforeExit", shared.process.exitCode ?? 0);
}

// Emits 'exit' once; its listeners may still change the code.
function exit(code) {
  const { process } = shared;
  if (code !== undefined) process.exitCode = code;
  if (!exiting) {
    exiting = true;
    process._exiting = true;
    process.emit("exit", process.exitCode ?? 0);
  }
  return Number(process.exitCode ?? 0);
}

function validExitCode(code) {
  if (code === undefined || code === null) return undefined;
  if (typeof code === "string" && code !== "" && Number.isInteger(Number(code))) code = Number(code);
  validateInteger(code, "code");
  return code;
}

const SIGNALS = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGIOT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPOLL: 29,
  SIGPWR: 30,
  SIGSYS: 31,
};

// Signals that end nothing when there is no listener.
const IGNORED = new Set(["SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH"]);
const NO_LISTENER = new Set(["SIGKILL", "SIGSTOP"]);

function signalName(signal) {
  const name = typeof signal === "number" ? Object.keys(SIGNALS).find((key) => SIGNALS[key] === signal) : signal;
  if (typeof signal === "string" && !Object.hasOwn(SIGNALS, signal)) {
    throw makeError(TypeError, "ERR_UNKNOWN_SIGNAL", `Unknown signal: ${signal}`);
  }
  if (name !== undefined) return name;
  throw systemError("EINVAL", 22, "kill");
}

function systemError(code, number, syscall) {
  const error = new Error(`${syscall} ${code}`);
  return Object.assign(error, { errno: -number, code, syscall });
}

function kill(pid, signal = "SIGTERM") {
  if (pid != (pid | 0)) throw require("internal:errors").invalidArgType("pid", "number", pid);
  const { process } = shared;
  if (Math.abs(pid) !== process.pid && pid !== 0) throw systemError("ESRCH", 3, "kill");
  if (signal === 0) return true;
  const name = signalName(signal);
  if (!NO_LISTENER.has(name) && process.listenerCount(name) > 0) {
    // As from outside: the listener runs once the present code has ended.
    require("internal:loop").enqueue(() => process.emit(name, name, SIGNALS[name]));
  } else if (!IGNORED.has(name)) {
    native.process.signal(name);
  }
  return true;
}

function setCapture(handler) {
  if (handler === null) {
    capture = null;
    return;
  }
  validateFunction(handler, "fn");
  if (capture !== null) {
    throw makeError(
      Error,
      "ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
      "`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active",
    );
  }
  capture = handler;
}

module.exports = { SIGNALS, beforeExit, captureCallback: () => capture, exit, kill, setCapture, validExitCode };
