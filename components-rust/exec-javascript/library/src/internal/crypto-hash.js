// Hash and Hmac over the native digests.

import { invalidArgType, makeError } from "internal:errors";
import { normalise } from "internal:encodings";
import { named } from "../parts/named.js";

const { Transform } = require("node:stream");
const { Buffer } = require("node:buffer");

// OpenSSL's other names for the same algorithms.
const ALIASES = { "rsa-sha1": "sha1", "rsa-sha256": "sha256", "rsa-sha512": "sha512", "rsa-md5": "md5", "sha-1": "sha1", "sha-224": "sha224",
  "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512", "ssl3-md5": "md5", "ssl3-sha1": "sha1", rmd160: "ripemd160", ripemd: "ripemd160",
  "sha512/256": "sha512-256" };

function algorithmName(name) {
  const lower = name.toLowerCase();
  const found = ALIASES[lower] ?? lower;
  return native.crypto.algorithms.includes(found) ? found : undefined;
}

function bytesOf(data, encoding, name = "data") {
  if (typeof data === "string") return native.text.toBytes(data, normalise(encoding === "buffer" ? undefined : encoding) ?? "utf8");
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  throw invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView"], data);
}

function output(bytes, encoding) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding === undefined || encoding === null || encoding === "buffer" ? buffer : buffer.toString(encoding);
}

const finalized = () => makeError(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");

class Digest extends Transform {
  #native;

  constructor(digest, options) {
    super(options);
    this.#native = digest;
  }

  // The digest while it takes more data.
  get open() {
    if (this.#native === undefined) throw finalized();
    return this.#native;
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

  _transform(chunk, encoding, callback) {
    this.update(chunk, encoding);
    callback();
  }

  _flush(callback) {
    this.push(this.digest());
    callback();
  }
}

class Hash extends Digest {
  constructor(name, options, digest) {
    const algorithm = algorithmName(name);
    if (algorithm === undefined) throw new Error("Digest method not supported");
    super(digest ?? native.crypto.hash(algorithm), options);
    Object.defineProperty(this, "algorithm", { value: name, enumerable: false });
  }

  copy(options) {
    return new Hash(this.algorithm, options, this.open.copy());
  }
}

class Hmac extends Digest {
  constructor(name, key, options) {
    const algorithm = algorithmName(name);
    if (algorithm === undefined) throw makeError(Error, "ERR_CRYPTO_INVALID_DIGEST", `Invalid digest: ${name}`);
    super(native.crypto.hmac(algorithm, bytesOf(key, "utf8", "key")), options);
  }
}

named("Hash", Hash);

module.exports = { Hash, Hmac, algorithmName, bytesOf, output };
