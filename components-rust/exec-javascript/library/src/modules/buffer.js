// Buffer, a Uint8Array with Node's methods. Text to bytes and back is native code.
//
// Not the npm package `buffer`: all but a tenth of its 58 KB would be replaced here, and each start would load it.

import { invalidArgType, invalidArgValue, makeError, outOfRange } from "internal:errors";
import { fromBytes, normalise, toBytes } from "internal:encodings";
import { numberMethods } from "../parts/buffer/numbers.js";
import { compare, searchMethods } from "../parts/buffer/search.js";
import { named } from "../parts/named.js";

const custom = Symbol.for("nodejs.util.inspect.custom");

// The most that one ArrayBuffer can hold in a 32-bit engine, and the longest string of QuickJS.
const MAX_LENGTH = 2 ** 31 - 1;
const MAX_STRING_LENGTH = 2 ** 30 - 1;

// Callable with and without `new`, as ever: Buffer(size), Buffer(text, encoding).
function Buffer(value, encodingOrOffset, length) {
  if (typeof value !== "number") return from(value, encodingOrOffset, length);
  if (typeof encodingOrOffset === "string") throw invalidArgType("string", "string", value);
  return alloc(value);
}
Object.setPrototypeOf(Buffer, Uint8Array);
Object.setPrototypeOf(Buffer.prototype, Uint8Array.prototype);

function adopt(bytes) {
  return Object.setPrototypeOf(bytes, Buffer.prototype);
}

function encodingOf(encoding) {
  const name = normalise(encoding);
  if (name === undefined) throw makeError(TypeError, "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${encoding}`);
  return name;
}

const isArrayBuffer = (value) => value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

function from(value, encodingOrOffset, length) {
  if (typeof value === "string") {
    return adopt(toBytes(value, typeof encodingOrOffset === "string" ? encodingOf(encodingOrOffset) : "utf8"));
  }
  if (typeof value === "object" && value !== null) {
    if (isArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const primitive = value.valueOf?.();
    if (primitive != null && primitive !== value && (typeof primitive === "string" || typeof primitive === "object")) {
      return from(primitive, encodingOrOffset, length);
    }
    if (typeof value.length === "number" || isArrayBuffer(value.buffer))
      return adopt(new Uint8Array(value.length === undefined ? 0 : value));
    if (value.type === "Buffer" && Array.isArray(value.data)) return adopt(new Uint8Array(value.data));
    if (typeof value[Symbol.toPrimitive] === "function") {
      const text = value[Symbol.toPrimitive]("string");
      if (typeof text === "string") return from(text, encodingOrOffset);
    }
  }
  throw invalidArgType("first argument", ["string", "Buffer", "ArrayBuffer", "Array", "Array-like Object"], value);
}

function fromArrayBuffer(buffer, offset, length) {
  offset = offset === undefined ? 0 : +offset || 0;
  const most = buffer.byteLength - offset;
  if (most < 0) throw makeError(RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", '"offset" is outside of buffer bounds');
  length = length === undefined ? most : Math.max(+length || 0, 0);
  if (length > most) throw makeError(RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", '"length" is outside of buffer bounds');
  return adopt(new Uint8Array(buffer, offset, length));
}

function checkSize(size) {
  if (typeof size !== "number") throw invalidArgType("size", "number", size);
  if (!(size >= 0 && size <= MAX_LENGTH)) throw outOfRange("size", `>= 0 && <= ${MAX_LENGTH}`, size);
}

function alloc(size, fill, encoding) {
  checkSize(size);
  const buffer = adopt(new Uint8Array(size));
  return fill !== undefined && fill !== 0 && size > 0 ? buffer.fill(fill, encoding) : buffer;
}

const allocUnsafe = (size) => alloc(size);

function byteLength(value, encoding) {
  if (typeof value === "string") return native.text.byteLength(value, normalise(encoding) ?? "utf8");
  if (ArrayBuffer.isView(value) || isArrayBuffer(value)) return value.byteLength;
  throw invalidArgType("string", ["string", "Buffer", "ArrayBuffer"], value);
}

function concat(list, length) {
  if (!Array.isArray(list)) throw invalidArgType("list", "Array", list);
  list.forEach((item, i) => {
    if (!(item instanceof Uint8Array)) throw invalidArgType(`list[${i}]`, ["Buffer", "Uint8Array"], item);
  });
  const total = length ?? list.reduce((sum, item) => sum + item.length, 0);
  const result = alloc(total);
  let at = 0;
  for (const item of list) {
    if (at >= total) break;
    const piece = item.length > total - at ? item.subarray(0, total - at) : item;
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}

Object.assign(Buffer, {
  alloc,
  allocUnsafe,
  allocUnsafeSlow: allocUnsafe,
  byteLength,
  compare,
  concat,
  copyBytesFrom(view, offset = 0, length = view.length - offset) {
    const part = view.subarray(offset, offset + length);
    return adopt(new Uint8Array(part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength)));
  },
  from,
  isBuffer: (value) => value instanceof Buffer,
  isEncoding: (encoding) => typeof encoding === "string" && encoding !== "" && normalise(encoding) !== undefined,
  of: (...items) => adopt(new Uint8Array(items)),
  poolSize: 8192,
});
named("Buffer", Buffer);
Object.defineProperty(Buffer, Symbol.species, { get: () => Buffer, configurable: true });

const clamp = (value, least, most) => {
  value = Math.trunc(value);
  return Number.isNaN(value) ? least : Math.min(Math.max(value, least), most);
};

function toString(encoding, start, end) {
  start = start === undefined ? 0 : clamp(start, 0, this.length);
  end = end === undefined ? this.length : clamp(end, 0, this.length);
  return start >= end ? "" : fromBytes(this, encodingOf(encoding), start, end);
}

// write(text[, offset[, length]][, encoding])
function write(text, offset, length, encoding) {
  if (typeof text !== "string") throw invalidArgType("argument", "string", text);
  if (typeof offset === "string") [encoding, offset, length] = [offset, undefined, undefined];
  else if (typeof length === "string") [encoding, length] = [length, undefined];
  offset = offset === undefined ? 0 : offset;
  if (offset < 0 || offset > this.length) throw outOfRange("offset", `>= 0 && <= ${this.length}`, offset);
  const room = Math.min(length ?? Infinity, this.length - offset);
  if (room < 0) throw outOfRange("length", `>= 0 && <= ${this.length}`, length);
  const name = encodingOf(encoding);
  if (name === "utf8") return native.text.encodeInto(text, this.subarray(offset, offset + room))[1];
  const bytes = toBytes(text, name);
  const count = Math.min(bytes.length, name === "utf16le" ? room & ~1 : room);
  this.set(bytes.subarray(0, count), offset);
  return count;
}

function fill(value, start, end, encoding) {
  if (typeof start === "string") [encoding, start, end] = [start, undefined, undefined];
  else if (typeof end === "string") [encoding, end] = [end, undefined];
  start ??= 0;
  end ??= this.length;
  if (start < 0) throw outOfRange("offset", ">= 0 && <= 9007199254740991", start);
  if (end < 0 || end > this.length) throw outOfRange("end", `>= 0 && <= ${this.length}`, end);
  if (start >= end) return this;
  let pattern = value;
  if (typeof value === "string") pattern = value === "" ? 0 : toBytes(value, encodingOf(encoding));
  if (!(pattern instanceof Uint8Array)) return Uint8Array.prototype.fill.call(this, +pattern & 255, start, end);
  if (pattern.length === 0) throw invalidArgValue("value", value);
  // Doubles what is there, which takes few steps for any length.
  const target = plainView(this).subarray(start, end);
  target.set(pattern.subarray(0, target.length));
  for (let done = pattern.length; done < target.length; done *= 2)
    target.copyWithin(done, 0, Math.min(done, target.length - done));
  return this;
}

function inspect(depth, ctx, show) {
  const shown = Math.min(module.exports.INSPECT_MAX_BYTES, this.length);
  let text = fromBytes(this, "hex", 0, shown)
    .replace(/(.{2})/g, "$1 ")
    .trim();
  const rest = this.length - shown;
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? "s" : ""}`;
  const extras = Object.keys(this).filter((key) => !/^\d+$/.test(key));
  if (extras.length > 0 && show) {
    const own = Object.fromEntries(extras.map((key) => [key, this[key]]));
    const shownOwn = show(own, { ...ctx, breakLength: Infinity, compact: true }).slice(2, -2);
    text += `${this.length === 0 ? "" : ", "}${shownOwn}`;
  }
  return `<${this.constructor.name} ${text}>`;
}

// The parts that share a buffer's memory are Buffers too.
function subarray(start, end) {
  return adopt(Uint8Array.prototype.subarray.call(plainView(this), start, end));
}

const plainView = (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);

function toJSON() {
  return { type: "Buffer", data: Array.from(this) };
}

const methods = {
  ...numberMethods,
  ...searchMethods,
  fill,
  slice: subarray,
  subarray,
  toJSON,
  toString,
  toLocaleString: toString,
  write,
};
methods[custom] = inspect;
methods.inspect = inspect;
for (const [short, encoding] of [
  ["utf8", "utf8"],
  ["latin1", "latin1"],
  ["ascii", "ascii"],
  ["hex", "hex"],
  ["base64", "base64"],
  ["base64url", "base64url"],
  ["ucs2", "utf16le"],
]) {
  methods[`${short}Slice`] = function (start, end) {
    return toString.call(this, encoding, start, end);
  };
  methods[`${short}Write`] = function (text, offset, length) {
    return write.call(this, text, offset, length, encoding);
  };
}
for (const key of Reflect.ownKeys(methods)) {
  Object.defineProperty(Buffer.prototype, key, {
    value: methods[key],
    writable: true,
    configurable: true,
    enumerable: false,
  });
}
for (const [name, key] of [
  ["parent", "buffer"],
  ["offset", "byteOffset"],
]) {
  Object.defineProperty(Buffer.prototype, name, {
    get() {
      return this instanceof Buffer ? this[key] : undefined;
    },
    configurable: true,
    enumerable: true,
  });
}

function transcode(source, fromEncoding, toEncoding) {
  return from(fromBytes(source, encodingOf(fromEncoding)), encodingOf(toEncoding));
}

function isUtf8(input) {
  try {
    native.text
      .decoder("utf-8", true, true)
      .decode(new Uint8Array(input.buffer ?? input, input.byteOffset, input.byteLength), false);
    return true;
  } catch {
    return false;
  }
}

function SlowBuffer(size) {
  return alloc(+size || 0);
}
SlowBuffer.prototype = Buffer.prototype;
named("SlowBuffer", SlowBuffer);

module.exports = {
  Buffer,
  INSPECT_MAX_BYTES: 50,
  SlowBuffer,
  atob: globalThis.atob,
  btoa: globalThis.btoa,
  constants: { MAX_LENGTH, MAX_STRING_LENGTH },
  isAscii: (input) =>
    new Uint8Array(input.buffer ?? input, input.byteOffset, input.byteLength).every((byte) => byte < 128),
  isUtf8,
  kMaxLength: MAX_LENGTH,
  kStringMaxLength: MAX_STRING_LENGTH,
  resolveObjectURL: () => undefined,
  transcode,
  get Blob() {
    return require("internal:blob").Blob;
  },
  get File() {
    return require("internal:blob").File;
  },
};
