// Errors that carry Node's codes, and the argument checks that throw them.

function withCode(error, code) {
  // The code shows in the stack, not in `name`, as in Node: `TypeError [ERR_X]: …`.
  const { name } = error;
  Object.defineProperty(error, "name", {
    value: `${name} [${code}]`,
    configurable: true,
    enumerable: false,
    writable: true,
  });
  // The head of a stack is made when it is read.
  Object.defineProperty(error, "stack", { value: error.stack, configurable: true, enumerable: false, writable: true });
  delete error.name;
  error.code = code;
  return error;
}

const makeError = (Base, code, message) => withCode(new Base(message), code);

function list(words, conjunction) {
  if (words.length < 3) return words.join(` ${conjunction} `);
  return `${words.slice(0, -1).join(", ")}, ${conjunction} ${words.at(-1)}`;
}

function received(value) {
  if (value == null) return ` Received ${value}`;
  if (typeof value === "function") return ` Received function ${value.name}`;
  const { inspect } = require("internal:inspect");
  if (typeof value === "object") {
    const name = value.constructor?.name;
    return name ? ` Received an instance of ${name}` : ` Received ${inspect(value, { depth: -1 })}`;
  }
  let text = inspect(value, { colors: false });
  if (text.length > 28) text = `${text.slice(0, 25)}...`;
  return ` Received type ${typeof value} (${text})`;
}

const PRIMITIVES = new Set([
  "string",
  "function",
  "number",
  "object",
  "Function",
  "Object",
  "boolean",
  "bigint",
  "symbol",
]);

function invalidArgType(name, expected, value) {
  const types = [];
  const classes = [];
  const others = [];
  for (const word of [].concat(expected)) {
    if (PRIMITIVES.has(word)) types.push(word.toLowerCase());
    else if (/^([A-Z][a-z0-9]*)+$/.test(word)) classes.push(word);
    else others.push(word);
  }
  const parts = [];
  if (types.length) parts.push(`${types.length > 1 ? "one of type" : "of type"} ${list(types, "or")}`);
  if (classes.length) parts.push(`an instance of ${list(classes, "or")}`);
  if (others.length > 1) parts.push(`one of ${list(others, "or")}`);
  else if (others.length) parts.push(/^[A-Z]/.test(others[0]) ? `an ${others[0]}` : others[0]);
  const subject = name.endsWith(" argument")
    ? `The ${name}`
    : `The "${name}" ${name.includes(".") ? "property" : "argument"}`;
  return makeError(TypeError, "ERR_INVALID_ARG_TYPE", `${subject} must be ${parts.join(" or ")}.${received(value)}`);
}

function invalidArgValue(name, value, reason = "is invalid") {
  const { inspect } = require("internal:inspect");
  let text = inspect(value);
  if (text.length > 128) text = `${text.slice(0, 128)}...`;
  const kind = name.includes(".") ? "property" : "argument";
  return makeError(TypeError, "ERR_INVALID_ARG_VALUE", `The ${kind} '${name}' ${reason}. Received ${text}`);
}

const grouped = (value) => {
  const text = String(value);
  return /^-?\d{4,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, "_") : text;
};

function outOfRange(name, range, value) {
  const number = typeof value === "number" || typeof value === "bigint";
  const large = number && (value > 2 ** 32 || value < -(2 ** 32));
  let text = number ? (large ? grouped(value) : String(value)) : require("internal:inspect").inspect(value);
  if (typeof value === "bigint") text += "n";
  return makeError(
    RangeError,
    "ERR_OUT_OF_RANGE",
    `The value of "${name}" is out of range. It must be ${range}. Received ${text}`,
  );
}

// What the host does not have: see `semantics` in the WIT documentation.
function notAvailable(name, reason) {
  return makeError(Error, "ERR_NOT_AVAILABLE", `\`${name}\` is not available in golem-exec: ${reason}`);
}

function abortError(signal) {
  const cause = signal?.reason;
  const error = new Error("The operation was aborted", cause === undefined ? undefined : { cause });
  error.name = "AbortError";
  error.code = "ABORT_ERR";
  Object.defineProperty(error, "name", { enumerable: false });
  return error;
}

function validateType(type) {
  return (value, name) => {
    if (typeof value !== type) throw invalidArgType(name, type, value);
  };
}

function validateNumber(value, name, min, max) {
  if (typeof value !== "number") throw invalidArgType(name, "number", value);
  if (Number.isNaN(value) || (min !== undefined && value < min) || (max !== undefined && value > max)) {
    const range =
      min !== undefined && max !== undefined ? `>= ${min} && <= ${max}` : min !== undefined ? `>= ${min}` : `<= ${max}`;
    throw outOfRange(name, range, value);
  }
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== "number") throw invalidArgType(name, "number", value);
  if (!Number.isInteger(value)) throw outOfRange(name, "an integer", value);
  if (value < min || value > max) throw outOfRange(name, `>= ${grouped(min)} && <= ${grouped(max)}`, value);
}

function validateObject(value, name) {
  if (value === null || (typeof value !== "object" && typeof value !== "function"))
    throw invalidArgType(name, "Object", value);
}

function validateArray(value, name) {
  if (!Array.isArray(value)) throw invalidArgType(name, "Array", value);
}

function validateOneOf(value, name, allowed) {
  if (allowed.includes(value)) return;
  const words = allowed.map((word) => (typeof word === "string" ? `'${word}'` : String(word)));
  throw invalidArgValue(name, value, `must be one of: ${words.join(", ")}`);
}

function validateAbortSignal(signal, name) {
  if (signal !== undefined && (signal === null || typeof signal !== "object" || !("aborted" in signal))) {
    throw invalidArgType(name, "AbortSignal", signal);
  }
}

module.exports = {
  abortError,
  invalidArgType,
  invalidArgValue,
  makeError,
  notAvailable,
  outOfRange,
  validateAbortSignal,
  validateArray,
  validateBoolean: validateType("boolean"),
  validateFunction: validateType("function"),
  validateInteger,
  validateNumber,
  validateObject,
  validateOneOf,
  validateString: validateType("string"),
  withCode,
};
