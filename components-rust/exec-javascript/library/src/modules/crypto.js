// crypto: digests, keys from passwords, random values. Ciphers, signatures and certificates are not built in.

import { Hash, Hmac, algorithmName, bytesOf, output } from "internal:crypto-hash";
import {
  invalidArgType,
  makeError,
  notAvailable,
  validateFunction,
  validateInteger,
  validateString,
} from "internal:errors";
import { withCallback } from "internal:fs-async";
import { named } from "../parts/named.js";

const random = require("internal:random");
const LONGEST_KEY = 2 ** 31 - 1;

function createHash(algorithm, options) {
  validateString(algorithm, "algorithm");
  return new Hash(algorithm, options);
}

function createHmac(algorithm, key, options) {
  validateString(algorithm, "hmac");
  return new Hmac(algorithm, key instanceof KeyObject ? key.export() : key, options);
}

function hash(algorithm, data, encoding = "hex") {
  validateString(algorithm, "algorithm");
  const name = algorithmName(algorithm);
  if (name === undefined) throw makeError(Error, "ERR_OSSL_EVP_UNSUPPORTED", "Digest method not supported");
  const digest = native.crypto.hash(name);
  digest.update(bytesOf(data, "utf8", "input"));
  return output(digest.digest(), typeof encoding === "object" ? (encoding?.outputEncoding ?? "hex") : encoding);
}

function digestOf(name) {
  validateString(name, "digest");
  const found = algorithmName(name);
  if (found === undefined) throw makeError(TypeError, "ERR_CRYPTO_INVALID_DIGEST", `Invalid digest: ${name}`);
  return found;
}

const asBuffer = (bytes) => output(bytes, "buffer");

// Each of these checks its arguments, and gives the work to do.
function pbkdf2(password, salt, iterations, length, digest) {
  const algorithm = digestOf(digest);
  const [secret, salted] = [bytesOf(password, "utf8", "password"), bytesOf(salt, "utf8", "salt")];
  validateInteger(iterations, "iterations", 1, LONGEST_KEY);
  validateInteger(length, "keylen", 0, LONGEST_KEY);
  return () => asBuffer(native.crypto.pbkdf2(secret, salted, iterations, length, algorithm));
}

function scrypt(password, salt, length, options = {}) {
  const [secret, salted] = [bytesOf(password, "utf8", "password"), bytesOf(salt, "utf8", "salt")];
  validateInteger(length, "keylen", 0, LONGEST_KEY);
  const n = options.N ?? options.cost ?? 16384;
  const r = options.r ?? options.blockSize ?? 8;
  const p = options.p ?? options.parallelization ?? 1;
  const most = options.maxmem ?? 32 * 1024 * 1024;
  for (const [name, value] of [
    ["N", n],
    ["r", r],
    ["p", p],
  ])
    validateInteger(value, name, 1, LONGEST_KEY);
  if (n < 2 || (n & (n - 1)) !== 0 || 128 * n * r > most) {
    throw makeError(
      RangeError,
      "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
      `Invalid scrypt params${128 * n * r > most ? ": memory limit exceeded" : ""}`,
    );
  }
  return () => asBuffer(native.crypto.scrypt(secret, salted, n, r, p, length));
}

function hkdf(digest, key, salt, info, length) {
  const algorithm = digestOf(digest);
  const parts = [
    bytesOf(key instanceof KeyObject ? key.export() : key, "utf8", "ikm"),
    bytesOf(salt, "utf8", "salt"),
    bytesOf(info, "utf8", "info"),
  ];
  validateInteger(length, "length", 0, LONGEST_KEY);
  return () => {
    const bytes = native.crypto.hkdf(algorithm, ...parts, length);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  };
}

const sync =
  (prepare) =>
  (...args) =>
    prepare(...args)();

function async(prepare) {
  return (...args) => {
    const callback = args.pop();
    if (callback !== undefined) validateFunction(callback, "callback");
    withCallback(prepare(...args), callback);
  };
}

function timingSafeEqual(a, b) {
  for (const [name, value] of [
    ["buf1", a],
    ["buf2", b],
  ]) {
    if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer))
      throw invalidArgType(name, ["ArrayBuffer", "Buffer", "TypedArray", "DataView"], value);
  }
  if (a.byteLength !== b.byteLength) {
    throw makeError(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
  }
  return native.crypto.timingSafeEqual(bytesOf(a), bytesOf(b));
}

// Secret keys only.
class KeyObject {
  #bytes;
  type = "secret";

  constructor(bytes) {
    this.#bytes = bytes;
  }

  get symmetricKeySize() {
    return this.#bytes.length;
  }
  export(options) {
    return options?.format === "jwk"
      ? { kty: "oct", k: output(this.#bytes, "base64url") }
      : asBuffer(this.#bytes.slice());
  }
  equals(other) {
    return other instanceof KeyObject && output(this.#bytes, "hex") === output(other.#bytes, "hex");
  }
}

const MISSING = [
  "Certificate",
  "Cipheriv",
  "Decipheriv",
  "DiffieHellman",
  "ECDH",
  "Sign",
  "Verify",
  "X509Certificate",
  "checkPrime",
  "checkPrimeSync",
  "createCipheriv",
  "createDecipheriv",
  "createDiffieHellman",
  "createDiffieHellmanGroup",
  "createECDH",
  "createPrivateKey",
  "createPublicKey",
  "createSign",
  "createVerify",
  "diffieHellman",
  "generateKey",
  "generateKeyPair",
  "generateKeyPairSync",
  "generateKeySync",
  "generatePrime",
  "generatePrimeSync",
  "getDiffieHellman",
  "privateDecrypt",
  "privateEncrypt",
  "publicDecrypt",
  "publicEncrypt",
  "sign",
  "verify",
];

named("KeyObject", KeyObject);

module.exports = {
  Hash,
  Hmac,
  KeyObject,
  constants: {},
  createHash,
  createHmac,
  createSecretKey: (key, encoding) => new KeyObject(bytesOf(key, encoding, "key").slice()),
  getCiphers: () => [],
  getCurves: () => [],
  getFips: () => 0,
  getHashes: () => [...native.crypto.algorithms],
  getRandomValues: random.getRandomValues,
  hash,
  hkdf: async(hkdf),
  hkdfSync: sync(hkdf),
  pbkdf2: async(pbkdf2),
  pbkdf2Sync: sync(pbkdf2),
  pseudoRandomBytes: random.randomBytes,
  prng: random.randomBytes,
  randomBytes: random.randomBytes,
  randomFill: random.randomFill,
  randomFillSync: random.randomFillSync,
  randomInt: random.randomInt,
  randomUUID: random.randomUUID,
  rng: random.randomBytes,
  scrypt: async(scrypt),
  scryptSync: sync(scrypt),
  secureHeapUsed: () => ({ total: 0, used: 0, utilization: 0, min: 0 }),
  setEngine() {},
  setFips() {},
  get subtle() {
    return require("internal:webcrypto").crypto.subtle;
  },
  timingSafeEqual,
  get webcrypto() {
    return require("internal:webcrypto").crypto;
  },
};
for (const name of MISSING) {
  module.exports[name] = function () {
    throw notAvailable(`crypto.${name}`, "only digests, HMAC, key derivation and random values are built in");
  };
}
