// Buffer's methods that read and write numbers, over one DataView a buffer.

import { invalidArgType, makeError, outOfRange } from "internal:errors";

const views = new WeakMap();

function viewOf(buffer) {
  let view = views.get(buffer);
  if (view === undefined) {
    view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    views.set(buffer, view);
  }
  return view;
}

function checkOffset(buffer, offset, size) {
  if (typeof offset !== "number") throw invalidArgType("offset", "number", offset);
  const last = buffer.length - size;
  if (offset >= 0 && offset <= last && Number.isInteger(offset)) return;
  if (!Number.isInteger(offset)) throw outOfRange("offset", "an integer", offset);
  if (last < 0)
    throw makeError(RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", "Attempt to access memory outside buffer bounds");
  throw outOfRange("offset", `>= 0 and <= ${last}`, offset);
}

function checkValue(value, min, max, bits) {
  if (value >= min && value <= max) return;
  // Limits of more than 32 bits are written as powers, as Node does.
  const n = typeof min === "bigint" ? "n" : "";
  let range = `>= ${min} and <= ${max}`;
  if (bits > 32) {
    const least = min < 0 ? `-(2${n} ** ${bits - 1}${n})` : `0${n}`;
    range = `>= ${least} and < 2${n} ** ${min < 0 ? bits - 1 : bits}${n}`;
  }
  throw outOfRange("value", range, value);
}

// name in Node, name in DataView, bytes; limits for integers.
const FIXED = [
  ["UInt8", "Uint8", 1, 0, 255],
  ["Int8", "Int8", 1, -128, 127],
  ["UInt16", "Uint16", 2, 0, 65535],
  ["Int16", "Int16", 2, -32768, 32767],
  ["UInt32", "Uint32", 4, 0, 4294967295],
  ["Int32", "Int32", 4, -2147483648, 2147483647],
  ["Float", "Float32", 4],
  ["Double", "Float64", 8],
  ["BigInt64", "BigInt64", 8, -(2n ** 63n), 2n ** 63n - 1n],
  ["BigUInt64", "BigUint64", 8, 0n, 2n ** 64n - 1n],
];

export const numberMethods = {};

function addFixed([name, native, size, min, max], suffix) {
  const little = suffix === "LE";
  const get = DataView.prototype[`get${native}`];
  const set = DataView.prototype[`set${native}`];
  numberMethods[`read${name}${suffix}`] = function (offset = 0) {
    checkOffset(this, offset, size);
    return get.call(viewOf(this), offset, little);
  };
  numberMethods[`write${name}${suffix}`] = function (value, offset = 0) {
    if (typeof min !== "bigint") value = +value;
    else if (typeof value !== "bigint") throw invalidArgType("value", "bigint", value);
    if (min !== undefined) checkValue(value, min, max, size * 8);
    checkOffset(this, offset, size);
    set.call(viewOf(this), offset, value, little);
    return offset + size;
  };
}

for (const kind of FIXED) for (const suffix of kind[2] === 1 ? [""] : ["LE", "BE"]) addFixed(kind, suffix);

function checkByteLength(length) {
  if (typeof length !== "number") throw invalidArgType("byteLength", "number", length);
  if (!Number.isInteger(length)) throw outOfRange("byteLength", "an integer", length);
  if (length < 1 || length > 6) throw outOfRange("byteLength", ">= 1 and <= 6", length);
}

function addVariable(signed, little) {
  const name = `${signed ? "" : "U"}Int${little ? "LE" : "BE"}`;
  numberMethods[`read${name}`] = function (offset, length) {
    if (offset === undefined) throw invalidArgType("offset", "number", offset);
    checkByteLength(length);
    checkOffset(this, offset, length);
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + this[offset + (little ? length - 1 - i : i)];
    return signed && value >= 2 ** (8 * length - 1) ? value - 2 ** (8 * length) : value;
  };
  numberMethods[`write${name}`] = function (value, offset, length) {
    checkByteLength(length);
    value = +value;
    const bits = 8 * length;
    if (signed) checkValue(value, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1, bits);
    else checkValue(value, 0, 2 ** bits - 1, bits);
    checkOffset(this, offset, length);
    let rest = value < 0 ? value + 2 ** bits : value;
    for (let i = 0; i < length; i++) {
      this[offset + (little ? i : length - 1 - i)] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return offset + length;
  };
}

for (const signed of [true, false]) for (const little of [true, false]) addVariable(signed, little);

// Node also writes these names with a small `int`.
for (const name of Object.keys(numberMethods)) {
  if (name.includes("UInt")) numberMethods[name.replace("UInt", "Uint")] = numberMethods[name];
}
