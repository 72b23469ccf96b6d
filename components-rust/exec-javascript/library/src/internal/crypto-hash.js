// Hash and Hmac over the native digests.

import { invalidArgType, makeError } from "internal:errors";
import { normalise } from "internal:encodings";
import { lazyPrototype } from "../parts/lazy-stream.js";
import { named } from "../parts/named.js";

const { Buffer } = require("node:buffer");

// OpenSSL's other names for the same algorithms.
const ALIASES = {
  "rsa-sha1": "sha1",
  "rsa-sha256": "sha256",
  "rsa-sha512": "sha512",
  "rsa-md5": "md5",
  "sha-1": "sha1",
  "sha-224": "sha224",
  "sha-256": "sha256",
  "sha-384": "sha384",
  "sha-512": "sha512",
  "ssl3-md5": "md5",
  "ssl3-sha1": "sha1",
  rmd160: "ripemd160",
  ripemd: "ripemd160",
  "sha512/256": "sha512-256",
};

function algorithmName(name) {
  const lower = name.toLowerCase();
  const found = ALIASES[lower] ?? lower;
  return native.crypto.algorithms.includes(found) ? found : undefined;
}

function bytesOf(data, encoding, name = "data") {
  if (typeof data === "string")
    return native.text.toBytes(data, normalise(encoding === "buffer" ? undefined : encoding) ?? "utf8");
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  throw invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView"], data);
}

function output(bytes, encoding) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding === undefined || encoding === null || encoding === "buffer" ? buffer : buffer.toString(encoding);
}

const finalized = () => makeError(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");

class Digest {
  #native;

  // The digest while it takes more data.
  get open() {
    if (this.#native === undefined) throw finalized();
    return this.#native;
  }

  begin(digest, options) {
    this.#native = digest;
    streamOptions.set(this, options);
    Object.setPrototypeOf(this, lightOf(this));
    // A program that has streams may ask whether this is one.
    if (native.shared.hasStreams) upgrade(this);
  }

  update(data, encoding) {
    this.open.update(bytesOf(data, encoding));
    return this;
  }

  digest(encoding) {
    const bytes = this.open.digest();
    this.#native = undefined;
    return output(bytes, encoding);
  }

  write(...args) {
    upgrade(this);
    return this.write(...args);
  }

  _transform(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
  }

  _flush(callback) {
    this.push(this.digest());
    callback();
  }
}

// Digests begin as plain objects; see parts/lazy-stream.js.
const streamOptions = new WeakMap();
const lights = new Map(); // prototype of a class -> the one that its objects begin with

function lightOf(digest) {
  const prototype = Object.getPrototypeOf(digest);
  if (!lights.has(prototype)) lights.set(prototype, lazyPrototype(prototype, upgrade));
  return lights.get(prototype);
}

function upgrade(digest) {
  const { Transform } = require("node:stream");
  if (Object.getPrototypeOf(Digest.prototype) !== Transform.prototype) {
    Object.setPrototypeOf(Digest.prototype, Transform.prototype);
    delete Digest.prototype.write;
  }
  const light = Object.getPrototypeOf(digest);
  Object.setPrototypeOf(digest, Object.getPrototypeOf(light));
  Transform.call(digest, streamOptions.get(digest));
}

class Hash extends Digest {
  constructor(name, options, digest) {
    super();
    const algorithm = algorithmName(name);
    if (algorithm === undefined) throw new Error("Digest method not supported");
    Object.defineProperty(this, "algorithm", { value: name, enumerable: false });
    this.begin(digest ?? native.crypto.hash(algorithm), options);
  }

  copy(options) {
    return new Hash(this.algorithm, options, this.open.copy());
  }
}

class Hmac extends Digest {
  constructor(name, key, options) {
    super();
    const algorithm = algorithmName(name);
    if (algorithm === undefined) throw makeError(Error, "ERR_CRYPTO_INVALID_DIGEST", `Invalid digest: ${name}`);
    this.begin(native.crypto.hmac(algorithm, bytesOf(key, "utf8", "key")), options);
  }
}

named("Hash", Hash);

module.exports = { Hash, Hmac, algorithmName, bytesOf, output };
