// assert.throws, rejects and their opposites.

import { AssertionError } from "internal:assertion-error";
import { isDeepStrictEqual } from "internal:deep-equal";
import { invalidArgType, invalidArgValue, makeError } from "internal:errors";
import { inspect } from "internal:inspect";
import { isPromise, isRegExp } from "internal:types";
import { fail } from "./fail.js";

class Comparison {
  constructor(source, keys, actual) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const useActual =
        actual !== undefined &&
        typeof actual[key] === "string" &&
        isRegExp(source[key]) &&
        source[key].test(actual[key]);
      this[key] = useActual ? actual[key] : source[key];
    }
  }
}

function compareShape(actual, expected, message, stackStartFn) {
  const keys = Object.keys(expected);
  if (Error.isError(expected)) keys.push("name", "message");
  else if (keys.length === 0) throw invalidArgValue("error", expected, "may not be an empty object");
  for (const key of keys) {
    if (typeof actual[key] === "string" && isRegExp(expected[key]) && expected[key].test(actual[key])) continue;
    if (key in actual && isDeepStrictEqual(actual[key], expected[key])) continue;
    if (message) fail({ actual, expected, message, operator: stackStartFn.name, stackStartFn });
    const error = new AssertionError({
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys, actual),
      operator: "deepStrictEqual",
      stackStartFn,
    });
    Object.assign(error, { actual, expected, operator: stackStartFn.name });
    throw error;
  }
}

function checkError(actual, expected, message, stackStartFn) {
  const failWith = (text) => {
    const error = new AssertionError({
      actual,
      expected,
      message: message ?? text,
      operator: stackStartFn.name,
      stackStartFn,
    });
    error.generatedMessage = !message;
    throw error;
  };
  if (typeof expected !== "function") {
    if (isRegExp(expected)) {
      if (!expected.test(String(actual)))
        failWith(
          `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`,
        );
    } else if (typeof actual !== "object" || actual === null) {
      const error = new AssertionError({ actual, expected, message, operator: "deepStrictEqual", stackStartFn });
      error.operator = stackStartFn.name;
      throw error;
    } else {
      compareShape(actual, expected, message, stackStartFn);
    }
    return;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (Object.prototype.isPrototypeOf.call(Error, expected) || expected === Error) {
    const got = Error.isError(actual)
      ? `"${actual.constructor?.name || actual.name}"\n\nError message:\n\n${actual.message}`
      : `"${inspect(actual, { depth: -1 })}"`;
    failWith(`The error is expected to be an instance of "${expected.name}". Received ${got}`);
  }
  if (expected.call({}, actual) !== true) {
    failWith(
      `The ${expected.name ? `"${expected.name}" ` : ""}validation function is expected to return "true". Received ` +
        `${inspect(expected.call({}, actual))}${Error.isError(actual) ? `\n\nCaught error:\n\n${actual}` : ""}`,
    );
  }
}

const NONE = Symbol("no error");

function thrownBy(run) {
  if (typeof run !== "function") throw invalidArgType("fn", "function", run);
  try {
    run();
  } catch (error) {
    return error;
  }
  return NONE;
}

async function rejectedBy(run) {
  let promise = run;
  if (typeof run === "function") {
    promise = run();
    if (typeof promise?.then !== "function") {
      throw makeError(
        TypeError,
        "ERR_INVALID_RETURN_VALUE",
        'Expected instance of Promise to be returned from the "promiseFn" function but got ' +
          `${promise === null ? "null" : typeof promise}.`,
      );
    }
  } else if (!isPromise(run) && typeof run?.then !== "function") {
    throw invalidArgType("promiseFn", ["function", "Promise"], run);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NONE;
}

function expectError(stackStartFn, actual, expected, message) {
  if (typeof expected === "string") [expected, message] = [undefined, expected];
  else if (expected != null && typeof expected !== "object" && typeof expected !== "function") {
    throw invalidArgType("error", ["function", "Error", "RegExp", "Object"], expected);
  }
  if (actual === NONE) {
    const kind = stackStartFn.name === "rejects" ? "rejection" : "exception";
    const name = expected?.name ? ` (${expected.name})` : "";
    fail({
      actual: undefined,
      expected,
      operator: stackStartFn.name,
      message: `Missing expected ${kind}${name}${message ? `: ${message}` : "."}`,
      stackStartFn,
    });
  }
  if (expected != null) checkError(actual, expected, message, stackStartFn);
}

function expectNoError(stackStartFn, actual, expected, message) {
  if (actual === NONE) return;
  if (typeof expected === "string") [expected, message] = [undefined, expected];
  const matches =
    expected === undefined ||
    (isRegExp(expected)
      ? expected.test(String(actual))
      : typeof expected === "function" &&
        ((expected.prototype !== undefined && actual instanceof expected) ||
          (!Error.isPrototypeOf(expected) && expected.call({}, actual) === true)));
  if (!matches) throw actual;
  const kind = stackStartFn.name === "doesNotReject" ? "rejection" : "exception";
  fail({
    actual,
    expected,
    operator: stackStartFn.name,
    stackStartFn,
    message: `Got unwanted ${kind}${message ? `: ${message}` : "."}\nActual message: "${actual?.message}"`,
  });
}

export function throws(run, ...args) {
  expectError(throws, thrownBy(run), ...args);
}

export function doesNotThrow(run, ...args) {
  expectNoError(doesNotThrow, thrownBy(run), ...args);
}

export async function rejects(run, ...args) {
  expectError(rejects, await rejectedBy(run), ...args);
}

export async function doesNotReject(run, ...args) {
  expectNoError(doesNotReject, await rejectedBy(run), ...args);
}
