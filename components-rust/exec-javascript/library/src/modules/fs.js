// The fs module: synchronous functions, the same by callback, streams, and `promises`.

import { invalidArgType, notAvailable } from "internal:errors";
import { withCallback } from "internal:fs-async";
import { Dir, Dirent, Stats } from "internal:fs-types";
import { enqueue } from "internal:loop";
import { toPath } from "internal:fs-path";

const constants = require("internal:fs-constants");
const operations = require("internal:fs");

// name -> how many of its first arguments are paths, which are checked before the call returns.
const NAMES = {
  access: 1,
  appendFile: 0,
  chmod: 1,
  chown: 1,
  close: 0,
  copyFile: 2,
  cp: 2,
  fchmod: 0,
  fchown: 0,
  fdatasync: 0,
  fstat: 0,
  fsync: 0,
  ftruncate: 0,
  futimes: 0,
  lchmod: 1,
  lchown: 1,
  link: 2,
  lstat: 1,
  lutimes: 1,
  mkdir: 1,
  mkdtemp: 1,
  open: 1,
  opendir: 1,
  read: 0,
  readFile: 0,
  readdir: 1,
  readlink: 1,
  readv: 0,
  realpath: 1,
  rename: 2,
  rm: 1,
  rmdir: 1,
  stat: 1,
  statfs: 1,
  symlink: 2,
  truncate: 0,
  unlink: 1,
  utimes: 1,
  write: 0,
  writeFile: 0,
  writev: 0,
};

const fs = {
  Dir,
  Dirent,
  F_OK: constants.F_OK,
  R_OK: constants.R_OK,
  Stats,
  W_OK: constants.W_OK,
  X_OK: constants.X_OK,
  constants,
};

function callbackOf(args) {
  const callback = args.pop();
  if (typeof callback !== "function") throw invalidArgType("cb", "function", args.length > 0 ? callback : undefined);
  return callback;
}

for (const name in NAMES) {
  const perform = operations[name] ?? ((...args) => require("internal:fs-tree")[name](...args));
  const both = {
    [`${name}Sync`]: (...args) => perform(...args),
    [name](...args) {
      const callback = callbackOf(args);
      for (let i = 0; i < NAMES[name]; i++) toPath(args[i]);
      withCallback(() => perform(...args), callback);
    },
  };
  Object.assign(fs, both);
}

// These give the buffer back beside the count.
for (const name of ["read", "write", "readv", "writev"]) {
  const perform = operations[name];
  fs[name] = (fd, ...args) => {
    const callback = callbackOf(args);
    // read(fd, options, callback) and read(fd, callback) bring no buffer.
    if (name === "read" && !ArrayBuffer.isView(args[0])) {
      const { buffer = require("node:buffer").Buffer.alloc(16384), ...rest } = args[0] ?? {};
      args = [buffer, rest];
    }
    if (typeof fd !== "number") throw invalidArgType("fd", "number", fd);
    withCallback(
      () => ({ n: perform(fd, ...args) }),
      (error, result) => callback(error, result?.n ?? 0, args[0]),
    );
  };
}
for (const [name, parts] of [
  ["read", ["bytesRead", "buffer"]],
  ["write", ["bytesWritten", "buffer"]],
  ["readv", ["bytesRead", "buffers"]],
  ["writev", ["bytesWritten", "buffers"]],
]) {
  Object.defineProperty(fs[name], Symbol.for("golem-exec.promisify.names"), { value: parts });
}

fs.existsSync = operations.exists;
fs.exists = (path, callback) => {
  if (typeof callback !== "function") throw invalidArgType("cb", "function", callback);
  enqueue(() => callback(operations.exists(path)));
};
Object.defineProperty(fs.exists, Symbol.for("nodejs.util.promisify.custom"), {
  value: (path) => new Promise((resolve) => fs.exists(path, resolve)),
});
fs.realpath.native = fs.realpath;
fs.realpathSync.native = fs.realpathSync;

fs.openAsBlob = async (path, options) => new (require("internal:blob").Blob)([operations.readFile(path)], options);

fs.createReadStream = (path, options) => new (require("internal:fs-streams").ReadStream)(path, options);
fs.createWriteStream = (path, options) => new (require("internal:fs-streams").WriteStream)(path, options);

for (const name of ["watch", "watchFile", "unwatchFile"]) {
  fs[name] = () => {
    throw notAvailable(`fs.${name}`, "nothing but the program changes its files");
  };
}

for (const [name, id, key, enumerable] of [
  ["promises", "node:fs/promises", undefined, true],
  ["ReadStream", "internal:fs-streams", "ReadStream", false],
  ["WriteStream", "internal:fs-streams", "WriteStream", false],
  ["FileReadStream", "internal:fs-streams", "ReadStream", false],
  ["FileWriteStream", "internal:fs-streams", "WriteStream", false],
]) {
  Object.defineProperty(fs, name, {
    get: () => (key === undefined ? require(id) : require(id)[key]),
    set(value) {
      Object.defineProperty(fs, name, { value, writable: true, configurable: true, enumerable });
    },
    configurable: true,
    enumerable,
  });
}

module.exports = fs;
