// FileHandle, what fs.promises.open gives.

import { deferred } from "internal:fs-async";
import { systemError } from "internal:fs-errors";

const EventEmitter = require("node:events");
const operations = require("internal:fs");

class FileHandle extends EventEmitter {
  #fd;
  #closing;

  constructor(fd) {
    super();
    this.#fd = fd;
  }

  get fd() {
    return this.#fd;
  }

  getAsyncId() {
    return 0;
  }

  #run(syscall, perform) {
    return deferred(() => {
      if (this.#fd === -1) throw systemError("EBADF", syscall);
      return perform(this.#fd);
    });
  }

  async read(buffer, offset, length, position) {
    if (!ArrayBuffer.isView(buffer))
      ({ buffer = require("node:buffer").Buffer.alloc(16384), offset, length, position } = buffer ?? {});
    const bytesRead = await this.#run("read", (fd) => operations.read(fd, buffer, offset, length, position));
    return { bytesRead, buffer };
  }

  async readv(buffers, position) {
    return { bytesRead: await this.#run("read", (fd) => operations.readv(fd, buffers, position)), buffers };
  }

  async write(data, offset, length, position) {
    return {
      bytesWritten: await this.#run("write", (fd) => operations.write(fd, data, offset, length, position)),
      buffer: data,
    };
  }

  async writev(buffers, position) {
    return { bytesWritten: await this.#run("write", (fd) => operations.writev(fd, buffers, position)), buffers };
  }

  async readFile(options) {
    return this.#run("read", (fd) => operations.readFile(fd, options));
  }

  async writeFile(data, options) {
    const whole = await readStreamable(data, options);
    return this.#run("write", (fd) => operations.writeFile(fd, whole, options));
  }

  async appendFile(data, options) {
    return this.writeFile(data, options);
  }

  async stat(options) {
    return this.#run("fstat", (fd) => operations.fstat(fd, options));
  }

  async truncate(length) {
    return this.#run("ftruncate", (fd) => operations.ftruncate(fd, length));
  }

  async utimes(atime, mtime) {
    return this.#run("futime", (fd) => operations.futimes(fd, atime, mtime));
  }

  async sync() {
    return this.#run("fsync", operations.fsync);
  }

  async datasync() {
    return this.#run("fdatasync", operations.fdatasync);
  }

  async chmod() {
    return this.#run("fchmod", operations.fchmod);
  }

  async chown() {
    return this.#run("fchown", operations.fchown);
  }

  close() {
    this.#closing ??= this.#run("close", (fd) => {
      this.#fd = -1;
      operations.close(fd);
    }).then(() => {
      this.emit("close");
    });
    return this.#closing;
  }

  createReadStream(options) {
    return new (require("internal:fs-streams").ReadStream)(undefined, { highWaterMark: 65536, ...options, fd: this });
  }

  createWriteStream(options) {
    return new (require("internal:fs-streams").WriteStream)(undefined, { ...options, fd: this });
  }

  readLines(options) {
    return require("node:readline").createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  readableWebStream() {
    return require("node:stream").Readable.toWeb(this.createReadStream());
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }
}

// writeFile also takes what gives its content piece by piece.
async function readStreamable(data, options) {
  if (typeof data === "string" || ArrayBuffer.isView(data)) return data;
  if (data?.[Symbol.asyncIterator] === undefined && data?.[Symbol.iterator] === undefined) return data;
  const pieces = [];
  const { Buffer } = require("node:buffer");
  for await (const piece of data) pieces.push(Buffer.from(operations.bytesOf(piece, options?.encoding)));
  return Buffer.concat(pieces);
}

module.exports = { FileHandle, readStreamable };
