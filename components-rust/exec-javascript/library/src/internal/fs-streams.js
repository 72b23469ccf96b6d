// fs.ReadStream and fs.WriteStream.

import { withCallback } from "internal:fs-async";
import { invalidArgType, outOfRange, validateInteger } from "internal:errors";
import { toPath } from "internal:fs-path";

const { Readable, Writable } = require("node:stream");
const { Buffer } = require("node:buffer");
const operations = require("internal:fs");

function prepare(stream, path, options, flags) {
  stream.fd = null;
  stream.path = path === undefined || path === null ? undefined : toPath(path);
  stream.flags = options.flags ?? flags;
  stream.mode = options.mode ?? 0o666;
  stream.pos = options.start;
  const given = options.fd;
  if (given !== undefined && given !== null) {
    stream.handle = typeof given === "object" ? given : undefined;
    stream.fd = stream.handle?.fd ?? given;
    if (typeof stream.fd !== "number") throw invalidArgType("options.fd", ["number", "FileHandle"], given);
  }
  if (options.signal) require("node:stream").addAbortSignal(options.signal, stream);
}

function openFile(stream, callback) {
  if (stream.fd !== null) return callback();
  withCallback(
    () => operations.open(stream.path, stream.flags, stream.mode),
    (error, fd) => {
      if (error) return callback(error);
      stream.fd = fd;
      callback();
      stream.emit("open", fd);
      stream.emit("ready");
    },
  );
}

function closeFile(stream, error, callback) {
  const { fd, handle } = stream;
  stream.fd = null;
  if (fd === null) return callback(error);
  if (handle !== undefined)
    return void handle.close().then(
      () => callback(error),
      (failure) => callback(error ?? failure),
    );
  withCallback(
    () => operations.close(fd),
    (failure) => callback(error ?? failure),
  );
}

class ReadStream extends Readable {
  constructor(path, options) {
    options = operations.optionsOf(options);
    super({
      highWaterMark: 64 * 1024,
      autoDestroy: true,
      emitClose: true,
      ...options,
      objectMode: false,
      fd: undefined,
      signal: undefined,
    });
    this.start = options.start;
    this.end = options.end ?? Infinity;
    if (options.start !== undefined) validateInteger(options.start, "start", 0);
    if (this.end !== Infinity) validateInteger(this.end, "end", 0);
    if (options.start > this.end) throw outOfRange("start", `<= "end" (here: ${this.end})`, options.start);
    this.bytesRead = 0;
    this.autoClose = options.autoClose ?? true;
    prepare(this, path, options, "r");
    if (options.encoding) this.setEncoding(options.encoding);
  }

  get pending() {
    return this.fd === null;
  }

  _construct(callback) {
    openFile(this, callback);
  }

  _read(size) {
    const left = this.end === Infinity ? Infinity : this.end - (this.start ?? 0) + 1 - this.bytesRead;
    const length = Math.min(size, left);
    if (length <= 0) return this.push(null);
    const buffer = Buffer.allocUnsafe(length);
    withCallback(
      () => ({ n: operations.read(this.fd, buffer, 0, length, this.pos === undefined ? null : this.pos) }),
      (error, result) => {
        if (error) return this.destroy(error);
        if (this.pos !== undefined) this.pos += result.n;
        this.bytesRead += result.n;
        this.push(result.n === 0 ? null : buffer.subarray(0, result.n));
      },
    );
  }

  _destroy(error, callback) {
    closeFile(this, error, callback);
  }

  close(callback) {
    if (callback) this.once("close", callback);
    this.destroy();
  }
}

class WriteStream extends Writable {
  constructor(path, options) {
    options = operations.optionsOf(options);
    super({
      autoDestroy: true,
      emitClose: true,
      ...options,
      objectMode: false,
      decodeStrings: true,
      fd: undefined,
      signal: undefined,
    });
    if (options.start !== undefined) validateInteger(options.start, "start", 0);
    this.start = options.start;
    this.bytesWritten = 0;
    prepare(this, path, options, "w");
    if (options.encoding) this.setDefaultEncoding(options.encoding);
  }

  get pending() {
    return this.fd === null;
  }

  _construct(callback) {
    openFile(this, callback);
  }

  _write(chunk, encoding, callback) {
    this.#put(() => operations.write(this.fd, chunk, 0, chunk.length, this.pos), callback);
  }

  _writev(items, callback) {
    const chunk = Buffer.concat(items.map((item) => item.chunk));
    this.#put(() => operations.write(this.fd, chunk, 0, chunk.length, this.pos), callback);
  }

  #put(perform, callback) {
    withCallback(
      () => ({ n: perform() }),
      (error, result) => {
        if (error) return callback(error);
        this.bytesWritten += result.n;
        if (this.pos !== undefined) this.pos += result.n;
        callback();
      },
    );
  }

  _destroy(error, callback) {
    closeFile(this, error, callback);
  }

  close(callback) {
    if (callback) this.once("close", callback);
    this.end();
  }
}

// Old code calls these classes without `new`.
const callable = (Class) => new Proxy(Class, { apply: (target, self, args) => new Class(...args) });

module.exports = { ReadStream: callable(ReadStream), WriteStream: callable(WriteStream) };
