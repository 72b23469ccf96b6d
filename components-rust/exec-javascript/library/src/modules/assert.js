// assert, with Node's messages.

import { AssertionError } from "internal:assertion-error";
import { isDeepEqual, isDeepStrictEqual, isPartiallyEqual } from "internal:deep-equal";
import { invalidArgType, makeError } from "internal:errors";
import { inspect } from "internal:inspect";
import { isRegExp } from "internal:types";
import { doesNotReject, doesNotThrow, rejects, throws } from "../parts/assert/exceptions.js";
import { fail } from "../parts/assert/fail.js";
import { callText } from "../parts/assert/source.js";

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
    message =
      call === undefined
        ? "The expression evaluated to a falsy value"
        : `The expression evaluated to a falsy value:\n\n  ${call.replaceAll("\n", "\n  ")}\n`;
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

for (const name in COMPARISONS) {
  const [holds, operator] = COMPARISONS[name];
  const compare = {
    [name](actual, expected, message) {
      if (arguments.length < 2)
        throw makeError(TypeError, "ERR_MISSING_ARGS", 'The "actual" and "expected" arguments must be specified');
      if (!holds(actual, expected)) fail({ actual, expected, message, operator, stackStartFn: compare[name] });
    },
  };
  assert[name] = compare[name];
}

function matching(text, regexp, message, wanted, stackStartFn) {
  if (!isRegExp(regexp)) throw invalidArgType("regexp", "RegExp", regexp);
  if (typeof text === "string" && regexp.test(text) === wanted) return;
  if (Error.isError(message)) throw message;
  const generated = !message;
  const verb = wanted ? "did not match" : "was expected to not match";
  message ??=
    typeof text !== "string"
      ? `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`
      : `The input ${verb} the regular expression ${inspect(regexp)}. Input:\n\n${inspect(text)}\n`;
  const error = new AssertionError({
    actual: text,
    expected: regexp,
    message,
    operator: stackStartFn.name,
    stackStartFn,
  });
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
  if (typeof error === "object" && typeof error.message === "string")
    message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
  else message += inspect(error);
  const failure = new AssertionError({
    actual: error,
    expected: null,
    operator: "ifError",
    message,
    stackStartFn: ifError,
  });
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
  AssertionError,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  fail: failNow,
  ifError,
  match,
  ok,
  rejects,
  throws,
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
