// Blob and File. The bytes are in memory: a Blob is a list of byte arrays, a slice shares them.

import { invalidArgType } from "internal:errors";
import { named } from "../parts/named.js";

const custom = Symbol.for("nodejs.util.inspect.custom");
const CHUNK = 64 * 1024;

function partBytes(part, endings) {
  if (part instanceof Blob) return blobBytes(part);
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice();
  if (part instanceof ArrayBuffer || part instanceof SharedArrayBuffer) return new Uint8Array(part.slice(0));
  const text = `${part}`;
  return native.text.encode(endings === "native" ? text.replace(/\r\n|\r/g, "\n") : text);
}

function join(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

let blobBytes;

class Blob {
  #bytes;
  #type;

  static {
    blobBytes = (blob) => blob.#bytes;
  }

  constructor(parts = [], options = {}) {
    if (parts === null || typeof parts !== "object" || typeof parts[Symbol.iterator] !== "function") {
      throw invalidArgType("sources", "a sequence", parts);
    }
    this.#bytes = join(Array.from(parts, (part) => partBytes(part, options?.endings)));
    const type = `${options?.type ?? ""}`;
    this.#type = /[^ -~]/.test(type) ? "" : type.toLowerCase();
  }

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  slice(start = 0, end = this.size, type = "") {
    const blob = new Blob([], { type });
    const at = (n) => (n < 0 ? Math.max(this.size + n, 0) : Math.min(n, this.size));
    blob.#bytes = this.#bytes.subarray(at(start), Math.max(at(start), at(end)));
    return blob;
  }

  async arrayBuffer() {
    return this.#bytes.slice().buffer;
  }

  async bytes() {
    return this.#bytes.slice();
  }

  async text() {
    return native.text.decoder("utf-8", false, false).decode(this.#bytes, false);
  }

  stream() {
    const bytes = this.#bytes;
    let at = 0;
    return new ReadableStream({
      type: "bytes",
      pull(controller) {
        if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += CHUNK)));
        if (at >= bytes.length) controller.close();
      },
    });
  }

  [custom](depth, options, inspect) {
    if (depth < 0) return this;
    return `${this.constructor.name} ${inspect({ size: this.size, type: this.type }, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "Blob";
  }
}

class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = {}) {
    if (arguments.length < 2) throw new TypeError('The "fileBits" and "fileName" arguments must be specified');
    super(parts, options);
    this.#name = `${name}`.toWellFormed();
    this.#lastModified = Math.trunc(Number(options?.lastModified ?? native.time.wall())) || 0;
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }

  [custom](depth, options, inspect) {
    const { size, type, name, lastModified } = this;
    return `File ${inspect({ size, type, name, lastModified }, options)}`;
  }

  get [Symbol.toStringTag]() {
    return "File";
  }
}

native.shared.blobs = { Blob, File };

named("Blob", Blob);

module.exports = { Blob, File };
