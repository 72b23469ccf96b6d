// AssertionError and its messages.

import { inspect } from "internal:inspect";
import { validateObject } from "internal:errors";
import { diffText } from "../parts/assert/diff.js";

const TEXTS = {
  deepStrictEqual: "Expected values to be strictly deep-equal:",
  partialDeepStrictEqual: "Expected values to be partially and strictly deep-equal:",
  strictEqual: "Expected values to be strictly equal:",
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: "Expected values to be loosely deep-equal:",
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: "Values have same structure but are not reference-equal:",
  notDeepEqualUnequal: "Expected values not to be loosely deep-equal:",
};
const WITH_DIFF = new Set(["deepStrictEqual", "strictEqual", "partialDeepStrictEqual"]);
const SHORT = 12;
const LONG = 512;

const isObject = (value) => typeof value === "object" && value !== null;
const isReference = (value) => isObject(value) || typeof value === "function";

const show = (value) =>
  inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });

function simpleDiff(actual, shownActual, expected, shownExpected) {
  const quotes = (typeof actual === "string" ? 2 : 0) + (typeof expected === "string" ? 2 : 0);
  const length = shownActual.length + shownExpected.length - quotes;
  if (length <= SHORT && (actual !== 0 || expected !== 0))
    return { message: `${shownActual} !== ${shownExpected}`, header: "" };
  let message = `\n+ ${shownActual}\n- ${shownExpected}`;
  if (typeof actual === "string" && typeof expected === "string" && length + quotes <= 80) {
    const at = [...shownActual].findIndex((character, i) => character !== shownExpected[i]);
    if (at >= 3) message += `\n${" ".repeat(at + 2)}^`;
  }
  return { message };
}

function diffMessage(actual, expected, operator, custom) {
  const left = show(actual);
  const right = show(expected);
  const leftLines = left.split("\n");
  const rightLines = right.split("\n");
  let title = TEXTS[operator];
  let header = "+ actual - expected";
  let message;
  let skipped = false;
  if (
    operator === "strictEqual" &&
    ((isObject(actual) && isObject(expected)) || (typeof actual === "function" && typeof expected === "function"))
  )
    title = TEXTS.strictEqualObject;
  if (leftLines.length === 1 && rightLines.length === 1 && !(isObject(actual) && isObject(expected))) {
    const simple = simpleDiff(actual, left, expected, right);
    message = simple.message;
    header = simple.header ?? header;
  } else if (left === right) {
    title = TEXTS.notIdentical;
    header = "";
    skipped = leftLines.length > 50;
    message = skipped ? `${leftLines.slice(0, 50).join("\n")}\n...}` : left;
  } else {
    ({ message, skipped } = diffText(leftLines, rightLines, isObject(actual)));
  }
  return `${custom ?? title}\n${header}${skipped ? "\n... Skipped lines" : ""}\n${message}\n`;
}

function unequalMessage(actual, operator) {
  const title = operator === "notStrictEqual" && isReference(actual) ? TEXTS.notStrictEqualObject : TEXTS[operator];
  let lines = show(actual).split("\n");
  if (lines.length > 50) lines = [...lines.slice(0, 46), "..."];
  if (lines.length === 1) return `${title}${lines[0].length > 5 ? "\n\n" : " "}${lines[0]}`;
  return `${title}\n\n${lines.join("\n")}\n`;
}

const shorten = (text) => (text.length > LONG ? `${text.slice(0, LONG - 3)}...` : text);

function looseMessage(actual, expected, operator) {
  const left = show(actual);
  const right = show(expected);
  if (operator === "notDeepEqual" && left === right) return `${TEXTS.notDeepEqual}\n\n${left}`.slice(0, 1024);
  if (operator === "deepEqual")
    return `${TEXTS.deepEqual}\n\n${shorten(left)}\n\nshould loosely deep-equal\n\n${shorten(right)}`;
  if (operator === "notDeepEqual") {
    return `${TEXTS.notDeepEqualUnequal}\n\n${shorten(left)}\n\nshould not loosely deep-equal\n\n${shorten(right)}`;
  }
  return `${shorten(left)} ${operator} ${shorten(right)}`;
}

function messageOf({ actual, expected, operator, message }) {
  if (WITH_DIFF.has(operator)) return diffMessage(actual, expected, operator, message ?? undefined);
  if (message != null) return String(message);
  if (operator === "notDeepStrictEqual" || operator === "notStrictEqual") return unequalMessage(actual, operator);
  return looseMessage(actual, expected, operator);
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, "options");
    super(messageOf(options));
    this.generatedMessage = !options.message;
    Object.defineProperty(this, "name", {
      value: "AssertionError [ERR_ASSERTION]",
      writable: true,
      configurable: true,
      enumerable: false,
    });
    this.code = "ERR_ASSERTION";
    this.actual = options.actual;
    this.expected = options.expected;
    this.operator = options.operator;
    Error.captureStackTrace(this, options.stackStartFn ?? options.stackStartFunction);
    // The head of the stack is made when it is read: read it while the name still has the code.
    Object.defineProperty(this, "stack", { value: this.stack, writable: true, configurable: true, enumerable: false });
    this.name = "AssertionError";
    this.diff = options.diff ?? "simple";
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, ctx) {
    return inspect(this, { ...ctx, customInspect: false, depth: 0 });
  }
}

module.exports = { AssertionError };
