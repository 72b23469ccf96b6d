// The file operations, synchronous: what `fs`, its callbacks and its promises all come down to.

import { invalidArgType, invalidArgValue, outOfRange, validateInteger } from "internal:errors";
import { normalise } from "internal:encodings";
import { readAll } from "internal:files";
import { Stats } from "internal:fs-types";
import { toPath } from "internal:fs-path";

const { fs } = native;
const constants = require("internal:fs-constants");

const errors = () => require("internal:fs-errors");

const CHUNK = 64 * 1024;

const FLAGS = {
  r: 0,
  rs: 0,
  sr: 0,
  "r+": 2,
  "rs+": 2,
  "sr+": 2,
  w: 577,
  wx: 705,
  xw: 705,
  "w+": 578,
  "wx+": 706,
  "xw+": 706,
  a: 1089,
  ax: 1217,
  xa: 1217,
  as: 1089,
  sa: 1089,
  "a+": 1090,
  "ax+": 1218,
  "xa+": 1218,
  "as+": 1090,
  "sa+": 1090,
};

function parseFlags(flags, otherwise = "r") {
  if (flags === undefined || flags === null) flags = otherwise;
  if (typeof flags === "number") return flags;
  if (!Object.hasOwn(FLAGS, flags)) throw invalidArgValue("flags", flags);
  return FLAGS[flags];
}

// An options argument that may be just an encoding.
function optionsOf(options, defaults) {
  if (options === undefined || options === null || typeof options === "function") return { ...defaults };
  if (typeof options === "string") options = { encoding: options };
  if (typeof options !== "object") throw invalidArgType("options", ["string", "Object"], options);
  const { encoding } = options;
  if (encoding !== undefined && encoding !== null && encoding !== "buffer" && normalise(encoding) === undefined) {
    throw invalidArgValue("encoding", encoding, "is invalid encoding");
  }
  if (options.signal?.aborted) throw require("internal:errors").abortError(options.signal);
  return { ...defaults, ...options };
}

const buffers = () => require("node:buffer").Buffer;

// Bytes as the options want them: text in an encoding, or a Buffer.
function decoded(bytes, encoding) {
  if (encoding === undefined || encoding === null || encoding === "buffer") {
    return buffers().from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return native.text.fromBytes(bytes, normalise(encoding), 0, bytes.length);
}

const nameAs = (name, encoding) => (encoding === "buffer" ? buffers().from(name) : name);

function bytesOf(data, encoding = "utf8", name = "data") {
  if (typeof data === "string") return native.text.toBytes(data, normalise(encoding) ?? "utf8");
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw invalidArgType(name, ["string", "Buffer", "TypedArray", "DataView"], data);
}

function fdOf(fd) {
  if (typeof fd !== "number") throw invalidArgType("fd", "number", fd);
  validateInteger(fd, "fd", 0, 2147483647);
  return fd;
}

function open(path, flags, mode = 0o666) {
  const text = toPath(path);
  if (text === "") throw errors().systemError("ENOENT", "open", text);
  return fs.open(text, parseFlags(flags), mode);
}

const close = (fd) => fs.close(fdOf(fd));

function statOf(call, path, options) {
  try {
    return new Stats(call(), options?.bigint);
  } catch (error) {
    if (options?.throwIfNoEntry === false && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    throw error;
  }
}

const stat = (path, options) => statOf(() => fs.stat(toPath(path), true), path, options);
const lstat = (path, options) => statOf(() => fs.stat(toPath(path), false), path, options);
const fstat = (fd, options) => new Stats(fs.fstat(fdOf(fd)), options?.bigint);

function access(path) {
  const text = toPath(path);
  try {
    fs.stat(text, true);
  } catch (error) {
    throw errors().renamed(error, "access", text);
  }
}

function exists(path) {
  try {
    fs.stat(toPath(path), true);
    return true;
  } catch {
    return false;
  }
}

// read(fd, buffer[, offset[, length[, position]]]) and read(fd, buffer[, { offset, length, position }])
function read(fd, buffer, offset, length, position) {
  if (!ArrayBuffer.isView(buffer)) throw invalidArgType("buffer", ["Buffer", "TypedArray", "DataView"], buffer);
  if (offset !== null && typeof offset === "object") ({ offset, length, position } = offset);
  offset ??= 0;
  length ??= buffer.byteLength - offset;
  validateInteger(offset, "offset", 0);
  if (offset > buffer.byteLength || length < 0 || length > buffer.byteLength - offset) {
    throw outOfRange("length", `>= 0 && <= ${buffer.byteLength - offset}`, length);
  }
  if (length === 0) return 0;
  if (typeof position === "bigint") position = Number(position);
  const at = position ?? -1;
  if (typeof at !== "number") throw invalidArgType("position", ["bigint", "integer"], position);
  return fs.read(fdOf(fd), new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length), at);
}

function writeAll(fd, bytes, position) {
  let done = 0;
  while (done < bytes.length)
    done += fs.write(fd, done === 0 ? bytes : bytes.subarray(done), position === -1 ? -1 : position + done);
  return done;
}

// write(fd, buffer[, offset[, length[, position]]]) and write(fd, string[, position[, encoding]])
function write(fd, data, offset, length, position) {
  fdOf(fd);
  if (typeof data === "string") return writeAll(fd, bytesOf(data, length), typeof offset === "number" ? offset : -1);
  const bytes = bytesOf(data, undefined, "buffer");
  if (offset !== null && typeof offset === "object") ({ offset, length, position } = offset);
  offset ??= 0;
  length ??= bytes.length - offset;
  validateInteger(offset, "offset", 0, bytes.length);
  validateInteger(length, "length", 0, bytes.length - offset);
  return writeAll(fd, bytes.subarray(offset, offset + length), typeof position === "number" ? position : -1);
}

function eachBuffer(operate, fd, list, position) {
  let total = 0;
  for (const buffer of list) {
    const n = operate(fd, buffer, 0, buffer.byteLength, typeof position === "number" ? position + total : null);
    total += n;
    if (n < buffer.byteLength) break;
  }
  return total;
}

const readv = (fd, list, position) => eachBuffer(read, fd, list, position);
const writev = (fd, list, position) => eachBuffer(write, fd, list, position);

function withFile(file, flags, mode, use) {
  if (typeof file === "number") return use(file);
  const fd = open(file, flags, mode);
  try {
    return use(fd);
  } finally {
    fs.close(fd);
  }
}

function readFile(file, options) {
  const { encoding, flag } = optionsOf(options, { flag: "r" });
  const bytes = withFile(file, flag, 0o666, readAll);
  return decoded(bytes, encoding);
}

function writeFile(file, data, options) {
  const { encoding, mode, flag } = optionsOf(options, { encoding: "utf8", mode: 0o666, flag: "w" });
  const bytes = bytesOf(data, encoding);
  withFile(file, flag, mode, (fd) => {
    writeAll(fd, bytes, -1);
  });
}

function appendFile(file, data, options) {
  writeFile(file, data, { ...optionsOf(options), flag: options?.flag ?? "a" });
}

function truncate(path, length = 0) {
  withFile(path, "r+", 0o666, (fd) => fs.truncate(fd, Math.max(length ?? 0, 0)));
}

function ftruncate(fd, length = 0) {
  validateInteger(length ?? 0, "len");
  fs.truncate(fdOf(fd), Math.max(length ?? 0, 0));
}

function copyFile(source, destination, mode = 0) {
  const from = toPath(source, "src");
  const to = toPath(destination, "dest");
  let input;
  let output;
  try {
    input = fs.open(from, 0, 0);
    output = fs.open(to, mode & constants.COPYFILE_EXCL ? FLAGS.wx : FLAGS.w, 0o666);
    const chunk = new Uint8Array(CHUNK);
    for (let n; (n = fs.read(input, chunk, -1)) > 0;) writeAll(output, chunk.subarray(0, n), -1);
  } catch (error) {
    throw errors().renamed(error, "copyfile", from, to);
  } finally {
    if (input !== undefined) fs.close(input);
    if (output !== undefined) fs.close(output);
  }
}

const msOf = (time, name) => {
  if (time instanceof Date) return time.getTime();
  const seconds = Number(time);
  if (!Number.isFinite(seconds)) throw invalidArgType(name, ["Date", "Time in seconds"], time);
  return seconds * 1000;
};

// There are no permissions and no owners to change; the path must exist all the same.
const keepMode = (syscall, follow) => (path) => {
  const text = toPath(path);
  try {
    fs.stat(text, follow);
  } catch (error) {
    throw errors().renamed(error, syscall, text);
  }
};
const keepModeOfFd = (fd) => {
  fs.fstat(fdOf(fd));
};

function statfs(path, options) {
  fs.stat(toPath(path), true);
  const number = options?.bigint ? BigInt : Number;
  return {
    type: number(0),
    bsize: number(4096),
    blocks: number(0),
    bfree: number(0),
    bavail: number(0),
    files: number(0),
    ffree: number(0),
  };
}

module.exports = {
  access,
  appendFile,
  bytesOf,
  chmod: keepMode("chmod", true),
  chown: keepMode("chown", true),
  close,
  copyFile,
  exists,
  fchmod: keepModeOfFd,
  fchown: keepModeOfFd,
  fdatasync: (fd) => fs.sync(fdOf(fd)),
  fstat,
  fsync: (fd) => fs.sync(fdOf(fd)),
  ftruncate,
  futimes: (fd, atime, mtime) => fs.futimes(fdOf(fd), msOf(atime, "atime"), msOf(mtime, "mtime")),
  lchmod: keepMode("lchmod", false),
  lchown: keepMode("lchown", false),
  link: (existing, path) => fs.link(toPath(existing, "existingPath"), toPath(path, "newPath")),
  lstat,
  lutimes: (path, atime, mtime) => fs.utimes(toPath(path), msOf(atime, "atime"), msOf(mtime, "mtime"), false),
  nameAs,
  open,
  optionsOf,
  parseFlags,
  read,
  readFile,
  readlink: (path, options) => nameAs(fs.readlink(toPath(path)), optionsOf(options).encoding),
  readv,
  rename: (from, to) => fs.rename(toPath(from, "oldPath"), toPath(to, "newPath")),
  stat,
  statfs,
  symlink: (target, path) => fs.symlink(toPath(target, "target"), toPath(path)),
  truncate,
  unlink: (path) => fs.unlink(toPath(path)),
  utimes: (path, atime, mtime) => fs.utimes(toPath(path), msOf(atime, "atime"), msOf(mtime, "mtime"), true),
  write,
  writeFile,
  writev,
};
