// Random values from the host.

import { invalidArgType, outOfRange, validateFunction, validateInteger } from "internal:errors";
import { withCallback } from "internal:fs-async";

const LARGEST = 2 ** 31 - 1;

function fill(bytes) {
  native.random(bytes);
  return bytes;
}

function randomBytes(size, callback) {
  validateInteger(size, "size", 0, LARGEST);
  const make = () => fill(require("node:buffer").Buffer.alloc(size));
  if (callback === undefined) return make();
  validateFunction(callback, "callback");
  withCallback(make, callback);
}

function randomFillSync(target, offset = 0, size) {
  const view = target instanceof ArrayBuffer ? new Uint8Array(target) : target;
  if (!ArrayBuffer.isView(view)) throw invalidArgType("buf", ["ArrayBuffer", "ArrayBufferView"], target);
  const unit = view.BYTES_PER_ELEMENT ?? 1;
  const length = size === undefined ? view.byteLength - offset * unit : size * unit;
  if (offset < 0 || offset * unit > view.byteLength)
    throw outOfRange("offset", `>= 0 && <= ${view.byteLength}`, offset);
  if (length < 0 || offset * unit + length > view.byteLength)
    throw outOfRange("size + offset", `<= ${view.byteLength}`, length + offset);
  fill(new Uint8Array(view.buffer, view.byteOffset + offset * unit, length));
  return target;
}

function randomFill(target, offset, size, callback) {
  if (typeof offset === "function") [callback, offset, size] = [offset, 0, undefined];
  else if (typeof size === "function") [callback, size] = [size, undefined];
  validateFunction(callback, "callback");
  withCallback(() => randomFillSync(target, offset, size), callback);
}

// Uniform in [min, max): values that would make some results likelier are drawn again.
function randomInt(min, max, callback) {
  if (max === undefined || typeof max === "function") [min, max, callback] = [0, min, max];
  if (!Number.isSafeInteger(min)) throw invalidArgType("min", "a safe integer", min);
  if (!Number.isSafeInteger(max)) throw invalidArgType("max", "a safe integer", max);
  if (max <= min) throw outOfRange("max", `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range > 2 ** 48 - 1) throw outOfRange("max - min", `<= ${2 ** 48 - 1}`, range);
  const draw = () => {
    const limit = 2 ** 48 - (2 ** 48 % range);
    const bytes = new Uint8Array(6);
    for (;;) {
      const value = fill(bytes).reduce((total, byte) => total * 256 + byte, 0);
      if (value < limit) return min + (value % range);
    }
  };
  if (callback === undefined) return draw();
  validateFunction(callback, "callback");
  withCallback(draw, callback);
}

function randomUUID() {
  const bytes = fill(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = native.text.fromBytes(bytes, "hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function getRandomValues(array) {
  if (!ArrayBuffer.isView(array) || /^(Float|DataView)/.test(Object.prototype.toString.call(array).slice(8))) {
    throw new DOMException("The data argument must be an integer-type TypedArray", "TypeMismatchError");
  }
  if (array.byteLength > 65536)
    throw new DOMException("The requested length exceeds 65,536 bytes", "QuotaExceededError");
  fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return array;
}

module.exports = { getRandomValues, randomBytes, randomFill, randomFillSync, randomInt, randomUUID };
