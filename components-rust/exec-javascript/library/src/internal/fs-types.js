// Stats, Dirent and Dir.

import { makeError, validateFunction } from "internal:errors";

const constants = require("internal:fs-constants");

// The session's directory keeps no permissions: files can be read and written, folders entered.
const MODES = {
  file: constants.S_IFREG | 0o644,
  directory: constants.S_IFDIR | 0o755,
  symlink: constants.S_IFLNK | 0o777,
  character: constants.S_IFCHR | 0o666,
  fifo: constants.S_IFIFO | 0o666,
  socket: constants.S_IFSOCK | 0o666,
  block: constants.S_IFBLK | 0o666,
  unknown: 0,
};

const CHECKS = {
  isFile: "file",
  isDirectory: "directory",
  isSymbolicLink: "symlink",
  isCharacterDevice: "character",
  isFIFO: "fifo",
  isSocket: "socket",
  isBlockDevice: "block",
};

class Stats {
  constructor(fields, bigint) {
    const [kind, size, atimeMs, mtimeMs, ctimeMs, ino, nlink, dev] = fields;
    const number = bigint ? (value) => BigInt(Math.trunc(value)) : (value) => value;
    this.dev = number(dev);
    this.mode = number(MODES[kind] ?? 0);
    this.nlink = number(nlink);
    this.uid = number(0);
    this.gid = number(0);
    this.rdev = number(0);
    this.blksize = number(4096);
    this.ino = number(ino);
    this.size = number(size);
    this.blocks = number(Math.ceil(size / 512));
    const times = { atime: atimeMs, mtime: mtimeMs, ctime: ctimeMs, birthtime: ctimeMs };
    for (const name in times) {
      this[`${name}Ms`] = number(times[name]);
      if (bigint) this[`${name}Ns`] = BigInt(Math.round(times[name] * 1000)) * 1000n;
    }
    for (const name in times) lazyDate(this, name, times[name]);
    Object.defineProperty(this, "kind", { value: kind, enumerable: false });
  }
}

function lazyDate(stats, name, ms) {
  Object.defineProperty(stats, name, {
    get() {
      const value = new Date(Math.floor(ms));
      Object.defineProperty(stats, name, { value, writable: true, configurable: true, enumerable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(stats, name, { value, writable: true, configurable: true, enumerable: true });
    },
    configurable: true,
    enumerable: true,
  });
}

class Dirent {
  constructor(name, kind, parentPath) {
    this.name = name;
    this.parentPath = parentPath;
    Object.defineProperty(this, "kind", { value: kind, enumerable: false });
  }

  get path() {
    return this.parentPath;
  }
}

for (const Class of [Stats, Dirent]) {
  for (const name in CHECKS) {
    const method = {
      [name]() {
        return this.kind === CHECKS[name];
      },
    };
    Object.defineProperty(Class.prototype, name, { value: method[name], writable: true, configurable: true });
  }
}

class Dir {
  #entries;
  #closed = false;

  constructor(path, entries) {
    this.path = path;
    this.#entries = entries;
  }

  #check() {
    if (this.#closed) throw makeError(Error, "ERR_DIR_CLOSED", "Directory handle was closed");
  }

  readSync() {
    this.#check();
    return this.#entries.shift() ?? null;
  }

  closeSync() {
    this.#check();
    this.#closed = true;
  }

  read(callback) {
    return settle(() => this.readSync(), callback);
  }

  close(callback) {
    return settle(() => this.closeSync(), callback);
  }

  async *entries() {
    try {
      for (let entry; (entry = await this.read()) !== null;) yield entry;
    } finally {
      if (!this.#closed) this.#closed = true;
    }
  }

  [Symbol.asyncIterator]() {
    return this.entries();
  }

  [Symbol.dispose]() {
    this.#closed = true;
  }

  async [Symbol.asyncDispose]() {
    this.#closed = true;
  }
}

// By promise, or by callback where there is one.
function settle(perform, callback) {
  const { deferred, withCallback } = require("internal:fs-async");
  if (callback === undefined) return deferred(perform);
  validateFunction(callback, "callback");
  return withCallback(perform, callback);
}

module.exports = { Dir, Dirent, Stats };
