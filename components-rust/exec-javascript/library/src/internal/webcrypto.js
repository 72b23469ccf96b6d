// The crypto global: random values, and of `subtle` the digests, HMAC and key derivation.

import { getRandomValues, randomUUID } from "internal:random";
import { notAvailable } from "internal:errors";

const HASHES = { "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512" };
const BLOCK = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 };
const USAGES = { HMAC: ["sign", "verify"], PBKDF2: ["deriveBits", "deriveKey"], HKDF: ["deriveBits", "deriveKey"] };

const dom = (message, name) => new DOMException(message, name);

function hashName(algorithm) {
  const name = `${typeof algorithm === "object" ? algorithm?.name : algorithm}`.toUpperCase();
  if (!Object.hasOwn(HASHES, name)) throw dom("Unrecognized algorithm name", "NotSupportedError");
  return name;
}

function algorithmName(algorithm) {
  const name = `${typeof algorithm === "object" ? algorithm?.name : algorithm}`.toUpperCase();
  if (!Object.hasOwn(USAGES, name))
    throw notAvailable(`crypto.subtle with ${name}`, "only digests, HMAC, PBKDF2 and HKDF are built in");
  return name;
}

function bytesOf(data) {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
  throw new TypeError("the data is neither an ArrayBuffer nor a view of one");
}

const bufferOf = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);

let secretOf;

class CryptoKey {
  #secret;

  static {
    secretOf = (key) => key.#secret;
  }

  constructor(secret, algorithm, extractable, usages) {
    if (!(secret instanceof Uint8Array)) throw new TypeError("Illegal constructor");
    this.#secret = secret;
    this.type = "secret";
    this.extractable = extractable;
    this.algorithm = algorithm;
    this.usages = usages;
  }

  get [Symbol.toStringTag]() {
    return "CryptoKey";
  }
}

function requireUsage(key, usage) {
  if (!key.usages.includes(usage)) throw dom(`Unable to use this key to ${usage}`, "InvalidAccessError");
}

function hmac(key, data) {
  const mac = native.crypto.hmac(HASHES[key.algorithm.hash.name], secretOf(key));
  mac.update(bytesOf(data));
  return mac.digest();
}

class SubtleCrypto {
  async digest(algorithm, data) {
    const hash = native.crypto.hash(HASHES[hashName(algorithm)]);
    hash.update(bytesOf(data));
    return bufferOf(hash.digest());
  }

  async importKey(format, data, algorithm, extractable, usages) {
    const name = algorithmName(algorithm);
    for (const usage of usages) {
      if (!USAGES[name].includes(usage)) throw dom(`Unsupported key usage for a ${name} key`, "SyntaxError");
    }
    let secret;
    if (format === "jwk" && data.kty === "oct") secret = native.text.toBytes(data.k, "base64url");
    else if (format === "raw") secret = bytesOf(data).slice();
    else throw dom(`Unable to import ${name} key with format ${format}`, "NotSupportedError");
    const details =
      name === "HMAC" ? { name, hash: { name: hashName(algorithm.hash) }, length: secret.length * 8 } : { name };
    return new CryptoKey(secret, details, Boolean(extractable), [...usages]);
  }

  async exportKey(format, key) {
    if (!key.extractable) throw dom("key is not extractable", "InvalidAccessError");
    const secret = secretOf(key);
    if (format === "raw") return bufferOf(secret);
    if (format !== "jwk") throw dom(`Unable to export a raw key with format ${format}`, "NotSupportedError");
    const k = native.text.fromBytes(secret, "base64url", 0, secret.length);
    const bits = key.algorithm.hash?.name.replace("SHA-", "");
    return { kty: "oct", k, alg: `HS${bits}`, key_ops: key.usages, ext: true };
  }

  async generateKey(algorithm, extractable, usages) {
    const name = algorithmName(algorithm);
    if (name !== "HMAC") throw dom(`Cannot generate a ${name} key`, "NotSupportedError");
    const hash = hashName(algorithm.hash);
    const secret = new Uint8Array(
      algorithm.length === undefined ? BLOCK[HASHES[hash]] : Math.ceil(algorithm.length / 8),
    );
    native.random(secret);
    return this.importKey("raw", secret, { name, hash }, extractable, usages);
  }

  async sign(algorithm, key, data) {
    algorithmName(algorithm);
    requireUsage(key, "sign");
    return bufferOf(hmac(key, data));
  }

  async verify(algorithm, key, signature, data) {
    algorithmName(algorithm);
    requireUsage(key, "verify");
    const expected = hmac(key, data);
    const given = bytesOf(signature);
    return given.length === expected.length && native.crypto.timingSafeEqual(given, expected);
  }

  async deriveBits(algorithm, key, length) {
    const name = algorithmName(algorithm);
    requireUsage(key, "deriveBits");
    if (!Number.isInteger(length / 8)) throw dom("length must be a multiple of 8", "OperationError");
    const hash = HASHES[hashName(algorithm.hash)];
    const salt = bytesOf(algorithm.salt);
    if (name === "HKDF")
      return bufferOf(native.crypto.hkdf(hash, secretOf(key), salt, bytesOf(algorithm.info), length / 8));
    return bufferOf(native.crypto.pbkdf2(secretOf(key), salt, algorithm.iterations, length / 8, hash));
  }
}

for (const name of ["encrypt", "decrypt", "deriveKey", "wrapKey", "unwrapKey"]) {
  Object.defineProperty(SubtleCrypto.prototype, name, {
    async value() {
      throw notAvailable(`crypto.subtle.${name}`, "only digests, HMAC, PBKDF2 and HKDF are built in");
    },
    writable: true,
    configurable: true,
  });
}

class Crypto {
  #subtle = new SubtleCrypto();

  get subtle() {
    return this.#subtle;
  }
  getRandomValues(array) {
    return getRandomValues(array);
  }
  randomUUID() {
    return randomUUID();
  }
  get [Symbol.toStringTag]() {
    return "Crypto";
  }
}

module.exports = { Crypto, CryptoKey, SubtleCrypto, crypto: new Crypto() };
