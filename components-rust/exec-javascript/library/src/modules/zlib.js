// zlib and Brotli over native code: at once, by callback, and as streams.

import { invalidArgType, validateFunction, validateNumber } from "internal:errors";
import { withCallback } from "internal:fs-async";
import { constants } from "../parts/zlib-constants.js";

const { Buffer } = require("node:buffer");

// The class, its native kind, and the functions without "Sync".
const KINDS = [
  ["Gzip", "gzip"],
  ["Gunzip", "gunzip"],
  ["Deflate", "deflate"],
  ["Inflate", "inflate"],
  ["DeflateRaw", "deflateRaw"],
  ["InflateRaw", "inflateRaw"],
  ["Unzip", "unzip"],
  ["BrotliCompress", "brotliCompress"],
  ["BrotliDecompress", "brotliDecompress"],
];

const LIMITS = { level: [-1, 9], windowBits: [0, 15], memLevel: [1, 9], strategy: [0, 4] };

function bytesOf(data, name = "buffer") {
  if (typeof data === "string") return native.text.encode(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView", "ArrayBuffer"], data);
}

// What the native code understands of Node's options. undefined stands for its default.
function nativeOptions(options = {}) {
  const result = {};
  for (const key in LIMITS) {
    if (options[key] === undefined) continue;
    validateNumber(options[key], `options.${key}`, ...LIMITS[key]);
    result[key] = options[key];
  }
  if (options.maxOutputLength !== undefined) result.maxOutputLength = options.maxOutputLength;
  if (options.dictionary !== undefined) result.dictionary = bytesOf(options.dictionary, "options.dictionary");
  if (options.finishFlush === constants.Z_SYNC_FLUSH) result.partial = true;
  const { params } = options;
  if (params !== undefined) {
    if (params[constants.BROTLI_PARAM_QUALITY] !== undefined) result.level = params[constants.BROTLI_PARAM_QUALITY];
    if (params[constants.BROTLI_PARAM_LGWIN] !== undefined) result.windowBits = params[constants.BROTLI_PARAM_LGWIN];
  }
  return result;
}

const asBuffer = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const zlib = { codes: {}, constants };
for (const name of [
  "Z_OK",
  "Z_STREAM_END",
  "Z_NEED_DICT",
  "Z_ERRNO",
  "Z_STREAM_ERROR",
  "Z_DATA_ERROR",
  "Z_MEM_ERROR",
  "Z_BUF_ERROR",
  "Z_VERSION_ERROR",
]) {
  zlib.codes[name] = constants[name];
  zlib.codes[constants[name]] = name;
}

const FLUSHES = { 0: "none", 1: "sync", 2: "sync", 3: "full", 4: "finish" };

// Streams are a large module: their classes are made when the first one is asked for.
let classes;

function streamClasses() {
  if (classes !== undefined) return classes;
  const { Transform } = require("node:stream");
  class Zlib extends Transform {
    #native;
    #kind;
    #options;

    constructor(kind, options) {
      const chosen = nativeOptions(options);
      super({ autoDestroy: true, ...options });
      this.#kind = kind;
      this.#options = chosen;
      this.#native = native.zlib.stream(kind, chosen);
      this.bytesWritten = 0;
    }

    #push(bytes, flush, callback) {
      let out;
      try {
        this.bytesWritten += bytes.length;
        out = this.#native.push(bytes, flush);
      } catch (error) {
        return callback(error);
      }
      if (out.length > 0) this.push(asBuffer(out));
      callback();
    }

    _transform(chunk, encoding, callback) {
      this.#push(bytesOf(chunk), "none", callback);
    }
    _flush(callback) {
      this.#push(new Uint8Array(0), "finish", callback);
    }

    flush(kind, callback) {
      if (typeof kind === "function") [callback, kind] = [kind, constants.Z_FULL_FLUSH];
      const run = () =>
        this.#push(new Uint8Array(0), FLUSHES[kind ?? constants.Z_FULL_FLUSH] ?? "full", (error) =>
          error ? this.destroy(error) : callback?.(),
        );
      // After everything that was written before.
      if (this.writableLength === 0) queueMicrotask(run);
      else this.once("drain", run);
    }

    reset() {
      this.#native = native.zlib.stream(this.#kind, this.#options);
    }
    params(level, strategy, callback) {
      queueMicrotask(() => callback?.(null));
    }
    close(callback) {
      if (callback) this.once("close", callback);
      this.destroy();
    }
  }
  classes = { Zlib };
  for (const [name, kind] of KINDS) {
    classes[name] = {
      [name]: class extends Zlib {
        constructor(options) {
          super(kind, options);
        }
      },
    }[name];
  }
  return classes;
}

for (const [name, kind] of KINDS) {
  const run = (data, options) => {
    const bytes = bytesOf(data);
    const chosen = nativeOptions(options);
    return () => asBuffer(native.zlib.run(kind, bytes, chosen));
  };
  Object.assign(zlib, {
    [`${kind}Sync`]: (data, options) => run(data, options)(),
    [kind](data, options, callback) {
      if (typeof options === "function") [callback, options] = [options, {}];
      validateFunction(callback, "callback");
      withCallback(run(data, options), callback);
    },
    [`create${name}`]: (options) => new (streamClasses()[name])(options),
  });
  // Callable without `new`, as old code does.
  zlib[name] = function (options) {
    return new (streamClasses()[name])(options);
  };
  Object.defineProperty(zlib[name], "name", { value: name });
  Object.defineProperty(zlib[name], Symbol.hasInstance, {
    value: (value) => classes !== undefined && value instanceof classes[name],
  });
}

zlib.crc32 = (data, value = 0) => native.zlib.crc32(bytesOf(data, "data"), value >>> 0);

for (const name in constants)
  if (name.startsWith("Z_")) Object.defineProperty(zlib, name, { value: constants[name], enumerable: false });

module.exports = zlib;
