// assert, with Node's messages.

import { AssertionError } from "internal:assertion-error";
import { isDeepEqual, isDeepStrictEqual } from "internal:deep-equal";
import { invalidArgType, invalidArgValue, makeError } from "internal:errors";
import { inspect } from "internal:inspect";
import { isPromise, isRegExp } from "internal:types";
import { callText } from "../parts/assert/source.js";

function fail(options) {
  if (Error.isError(options.message)) throw options.message;
  throw new AssertionError(options);
}

function truthy(args, stackStartFn) {
  if (args[0]) return;
  let message = args[1];
  let generated = false;
  if (args.length === 0) {
    generated = true;
    message = "No value argument passed to `assert.ok()`";
  } else if (message == null) {
    generated = true;
    const holder = {};
    Error.captureStackTrace(holder, stackStartFn);
    const call = callText(holder.stack);
    message = call === undefined ? "The expression evaluated to a falsy value" : `The expression evaluated to a falsy value:\n\n  ${call.replaceAll("\n", "\n  ")}\n`;
  } else if (Error.isError(message)) {
    throw message;
  }
  const error = new AssertionError({ actual: args[0], expected: true, message, operator: "==", stackStartFn });
  error.generatedMessage = generated;
  throw error;
}

function assert(...args) {
  truthy(args, assert);
}

function ok(...args) {
  truthy(args, ok);
}

// eslint-disable-next-line eqeqeq
const looselyEqual = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b));

// name: [what must hold, the operator that the error names]
const COMPARISONS = {
  equal: [looselyEqual, "=="],
  notEqual: [(a, b) => !looselyEqual(a, b), "!="],
  strictEqual: [Object.is, "strictEqual"],
  notStrictEqual: [(a, b) => !Object.is(a, b), "notStrictEqual"],
  deepEqual: [isDeepEqual, "deepEqual"],
  notDeepEqual: [(a, b) => !isDeepEqual(a, b), "notDeepEqual"],
  deepStrictEqual: [isDeepStrictEqual, "deepStrictEqual"],
  notDeepStrictEqual: [(a, b) => !isDeepStrictEqual(a, b), "notDeepStrictEqual"],
  partialDeepStrictEqual: [isPartiallyEqual, "partialDeepStrictEqual"],
};

function isPartiallyEqual(actual, expected) {
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null) return isDeepStrictEqual(actual, expected);
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  if (expected instanceof Map) return [...expected].every(([key, value]) => actual.has(key) && isPartiallyEqual(actual.get(key), value));
  if (expected instanceof Set) return [...expected].every((value) => [...actual].some((other) => isPartiallyEqual(other, value)));
  if (Array.isArray(expected)) {
    let at = 0;
    return expected.every((value) => {
      while (at < actual.length && !isPartiallyEqual(actual[at], value)) at++;
      return at++ < actual.length;
    });
  }
  const keys = Reflect.ownKeys(expected).filter((key) => Object.prototype.propertyIsEnumerable.call(expected, key));
  if (keys.length === 0) return isDeepStrictEqual(actual, expected) || Object.prototype.toString.call(expected) === "[object Object]";
  return keys.every((key) => Object.hasOwn(actual, key) && isPartiallyEqual(actual[key], expected[key]));
}

for (const name in COMPARISONS) {
  const [holds, operator] = COMPARISONS[name];
  const compare = {
    [name](actual, expected, message) {
      if (arguments.length < 2) throw makeError(TypeError, "ERR_MISSING_ARGS", 'The "actual" and "expected" arguments must be specified');
      if (!holds(actual, expected)) fail({ actual, expected, message, operator, stackStartFn: compare[name] });
    },
  };
  assert[name] = compare[name];
}

// ---- exceptions ------------------------------------------------------------------------------------------------

class Comparison {
  constructor(source, keys, actual) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const useActual = actual !== undefined && typeof actual[key] === "string" && isRegExp(source[key]) && source[key].test(actual[key]);
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
      actual: new Comparison(actual, keys), expected: new Comparison(expected, keys, actual), operator: "deepStrictEqual", stackStartFn,
    });
    Object.assign(error, { actual, expected, operator: stackStartFn.name });
    throw error;
  }
}

function checkError(actual, expected, message, stackStartFn) {
  const failWith = (text) => {
    const error = new AssertionError({ actual, expected, message: message ?? text, operator: stackStartFn.name, stackStartFn });
    error.generatedMessage = !message;
    throw error;
  };
  if (typeof expected !== "function") {
    if (isRegExp(expected)) {
      if (!expected.test(String(actual))) failWith(`The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`);
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
    const got = Error.isError(actual) ? `"${actual.constructor?.name || actual.name}"\n\nError message:\n\n${actual.message}` : `"${inspect(actual, { depth: -1 })}"`;
    failWith(`The error is expected to be an instance of "${expected.name}". Received ${got}`);
  }
  if (expected.call({}, actual) !== true) {
    failWith(`The ${expected.name ? `"${expected.name}" ` : ""}validation function is expected to return "true". Received ` +
      `${inspect(expected.call({}, actual))}${Error.isError(actual) ? `\n\nCaught error:\n\n${actual}` : ""}`);
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
      throw makeError(TypeError, "ERR_INVALID_RETURN_VALUE", `Expected instance of Promise to be returned from the "promiseFn" function but got ${promise === null ? "null" : typeof promise}.`);
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
    fail({ actual: undefined, expected, operator: stackStartFn.name, message: `Missing expected ${kind}${name}${message ? `: ${message}` : "."}`, stackStartFn });
  }
  if (expected != null) checkError(actual, expected, message, stackStartFn);
}

function expectNoError(stackStartFn, actual, expected, message) {
  if (actual === NONE) return;
  if (typeof expected === "string") [expected, message] = [undefined, expected];
  const matches = expected === undefined || (isRegExp(expected) ? expected.test(String(actual)) : typeof expected === "function" &&
    ((expected.prototype !== undefined && actual instanceof expected) || (!Error.isPrototypeOf(expected) && expected.call({}, actual) === true)));
  if (!matches) throw actual;
  const kind = stackStartFn.name === "doesNotReject" ? "rejection" : "exception";
  fail({
    actual, expected, operator: stackStartFn.name, stackStartFn,
    message: `Got unwanted ${kind}${message ? `: ${message}` : "."}\nActual message: "${actual?.message}"`,
  });
}

function throws(run, ...args) {
  expectError(throws, thrownBy(run), ...args);
}

function doesNotThrow(run, ...args) {
  expectNoError(doesNotThrow, thrownBy(run), ...args);
}

async function rejects(run, ...args) {
  expectError(rejects, await rejectedBy(run), ...args);
}

async function doesNotReject(run, ...args) {
  expectNoError(doesNotReject, await rejectedBy(run), ...args);
}

// ---- the rest --------------------------------------------------------------------------------------------------

function matching(text, regexp, message, wanted, stackStartFn) {
  if (!isRegExp(regexp)) throw invalidArgType("regexp", "RegExp", regexp);
  if (typeof text === "string" && regexp.test(text) === wanted) return;
  if (Error.isError(message)) throw message;
  const generated = !message;
  message ??= typeof text !== "string" ? `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})` :
    `The input ${wanted ? "did not match" : "was expected to not match"} the regular expression ${inspect(regexp)}. Input:\n\n${inspect(text)}\n`;
  const error = new AssertionError({ actual: text, expected: regexp, message, operator: stackStartFn.name, stackStartFn });
  error.generatedMessage = generated;
  throw error;
}

function match(text, regexp, message) {
  matching(text, regexp, message, true, match);
}

function doesNotMatch(text, regexp, message) {
  matching(text, regexp, message, false, doesNotMatch);
}

function ifError(error) {
  if (error === null || error === undefined) return;
  let message = "ifError got unwanted exception: ";
  if (typeof error === "object" && typeof error.message === "string") message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
  else message += inspect(error);
  const failure = new AssertionError({ actual: error, expected: null, operator: "ifError", message, stackStartFn: ifError });
  failure.generatedMessage = false;
  throw failure;
}

function failNow(message) {
  if (Error.isError(message)) throw message;
  const error = new AssertionError({ message: message ?? "Failed", operator: "fail", stackStartFn: failNow });
  error.generatedMessage = message === undefined;
  throw error;
}
Object.defineProperty(failNow, "name", { value: "fail" });

Object.assign(assert, {
  AssertionError, doesNotMatch, doesNotReject, doesNotThrow, fail: failNow, ifError, match, ok, rejects, throws,
});

function strict(...args) {
  truthy(args, strict);
}

assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
strict.strict = strict;

module.exports = assert;
