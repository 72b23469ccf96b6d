// Buffer's methods that compare, search and rearrange bytes.

import { invalidArgType, makeError, outOfRange } from "internal:errors";
import { normalise, toBytes } from "internal:encodings";

const isBytes = (value) => value instanceof Uint8Array;

function compareBytes(a, b) {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return Math.sign(a.length - b.length);
}

export function compare(a, b) {
  if (!isBytes(a)) throw invalidArgType("buf1", ["Buffer", "Uint8Array"], a);
  if (!isBytes(b)) throw invalidArgType("buf2", ["Buffer", "Uint8Array"], b);
  return compareBytes(a, b);
}

function needleOf(value, encoding) {
  if (typeof value === "number") return Uint8Array.of(value & 255);
  if (isBytes(value)) return value;
  if (typeof value !== "string") throw invalidArgType("value", ["number", "string", "Buffer", "Uint8Array"], value);
  const name = normalise(encoding);
  if (name === undefined) throw makeError(TypeError, "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${encoding}`);
  return toBytes(value, name);
}

const matchesAt = (bytes, needle, at) => {
  for (let i = 0; i < needle.length; i++) if (bytes[at + i] !== needle[i]) return false;
  return true;
};

// The place of `needle` at or after `from`; every search begins with the engine's own for the first byte.
function searchForward(bytes, needle, from) {
  const last = bytes.length - needle.length;
  if (needle.length === 0) return Math.min(from, bytes.length);
  for (let at = from; at <= last; at++) {
    at = Uint8Array.prototype.indexOf.call(bytes, needle[0], at);
    if (at === -1 || at > last) return -1;
    if (matchesAt(bytes, needle, at)) return at;
  }
  return -1;
}

function searchBackward(bytes, needle, from) {
  for (let at = Math.min(from, bytes.length - needle.length); at >= 0; at--) {
    at = Uint8Array.prototype.lastIndexOf.call(bytes, needle[0], at);
    if (at === -1) return -1;
    if (matchesAt(bytes, needle, at)) return at;
  }
  return -1;
}

function search(buffer, value, offset, encoding, forward) {
  if (typeof offset === "string") [encoding, offset] = [offset, undefined];
  const needle = needleOf(value, encoding);
  let from = +offset;
  if (offset === undefined || Number.isNaN(from)) from = forward ? 0 : buffer.length;
  from = Math.trunc(from);
  if (from < 0) from += buffer.length;
  if (from < 0) return forward ? searchForward(buffer, needle, 0) : -1;
  return forward ? searchForward(buffer, needle, from) : searchBackward(buffer, needle, from);
}

function swapper(size) {
  return function () {
    if (this.length % size !== 0)
      throw makeError(RangeError, "ERR_INVALID_BUFFER_SIZE", `Buffer size must be a multiple of ${size * 8}-bits`);
    for (let i = 0; i < this.length; i += size) this.subarray(i, i + size).reverse();
    return this;
  };
}

function range(name, value, fallback, most) {
  if (value === undefined) return fallback;
  if (typeof value !== "number") throw invalidArgType(name, "number", value);
  if (value < 0 || value > most) throw outOfRange(name, `>= 0 && <= ${most}`, value);
  return value;
}

export const searchMethods = {
  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    if (!isBytes(target)) throw invalidArgType("target", ["Buffer", "Uint8Array"], target);
    const other = target.subarray(
      range("targetStart", targetStart, 0, Infinity),
      range("targetEnd", targetEnd, target.length, target.length),
    );
    const own = this.subarray(
      range("sourceStart", sourceStart, 0, Infinity),
      range("sourceEnd", sourceEnd, this.length, this.length),
    );
    return compareBytes(own, other);
  },
  copy(target, targetStart = 0, sourceStart = 0, sourceEnd = this.length) {
    if (!isBytes(target)) throw invalidArgType("target", ["Buffer", "Uint8Array"], target);
    const to = Math.trunc(targetStart) || 0;
    const from = Math.trunc(sourceStart) || 0;
    if (to < 0) throw outOfRange("targetStart", ">= 0", targetStart);
    if (from < 0 || from > this.length) throw outOfRange("sourceStart", `>= 0 && <= ${this.length}`, sourceStart);
    if (sourceEnd < 0) throw outOfRange("sourceEnd", ">= 0", sourceEnd);
    if (to >= target.length) return 0;
    const count = Math.max(Math.min(Math.min(sourceEnd, this.length) - from, target.length - to), 0);
    target.set(this.subarray(from, from + count), to);
    return count;
  },
  equals(other) {
    if (!isBytes(other)) throw invalidArgType("otherBuffer", ["Buffer", "Uint8Array"], other);
    return this === other || (this.length === other.length && compareBytes(this, other) === 0);
  },
  includes(value, offset, encoding) {
    return search(this, value, offset, encoding, true) !== -1;
  },
  indexOf(value, offset, encoding) {
    return search(this, value, offset, encoding, true);
  },
  lastIndexOf(value, offset, encoding) {
    return search(this, value, offset, encoding, false);
  },
  swap16: swapper(2),
  swap32: swapper(4),
  swap64: swapper(8),
};
