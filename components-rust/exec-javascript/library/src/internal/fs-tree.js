// The file operations that walk: folders, copies and removals of whole trees, real paths.

import { invalidArgType, makeError, validateObject } from "internal:errors";
import { copyFile, lstat, nameAs, optionsOf, stat } from "internal:fs";
import { operationError, renamed, systemError } from "internal:fs-errors";
import { Dir, Dirent } from "internal:fs-types";
import { toPath } from "internal:fs-path";

const { fs } = native;
const paths = require("node:path");

function attempt(perform, ...codes) {
  try {
    perform();
    return undefined;
  } catch (error) {
    if (!codes.includes(error.code)) throw error;
    return error;
  }
}

function mkdir(path, options) {
  const text = toPath(path);
  const recursive = typeof options === "object" && options?.recursive;
  if (!recursive) return void fs.mkdir(text);
  // Make what is missing, from the innermost folder that exists.
  const missing = [];
  let at = paths.resolve(text);
  for (;;) {
    const failure = attempt(() => fs.mkdir(at), "ENOENT", "EEXIST", "ENOTDIR");
    if (failure === undefined) break;
    if (failure.code === "ENOTDIR") throw renamed(failure, "mkdir", text);
    if (failure.code === "EEXIST") {
      if (stat(at, { throwIfNoEntry: false })?.isDirectory() !== true) throw renamed(failure, "mkdir", text);
      at = undefined;
      break;
    }
    missing.push(at);
    at = paths.dirname(at);
  }
  let first = at;
  for (const folder of missing.reverse()) {
    fs.mkdir(folder);
    first ??= folder;
  }
  return first;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function mkdtemp(prefix, options) {
  const text = toPath(prefix, "prefix");
  const { encoding } = optionsOf(options);
  for (;;) {
    const bytes = new Uint8Array(6);
    native.random(bytes);
    const name = `${text}${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("")}`;
    try {
      if (attempt(() => fs.mkdir(name), "EEXIST") === undefined) return nameAs(name, encoding);
    } catch (error) {
      throw renamed(error, "mkdtemp", `${text}XXXXXX`);
    }
  }
}

function entriesOf(folder) {
  const flat = fs.readdir(folder);
  const entries = [];
  for (let i = 0; i < flat.length; i += 2) entries.push([flat[i], flat[i + 1]]);
  return entries;
}

function readdir(path, options) {
  const text = toPath(path);
  const { encoding, withFileTypes, recursive } = optionsOf(options);
  const result = [];
  const folders = [""];
  for (let folder; (folder = folders.shift()) !== undefined;) {
    const at = folder === "" ? text : paths.join(text, folder);
    for (const [name, kind] of entriesOf(at)) {
      const inside = folder === "" ? name : `${folder}/${name}`;
      result.push(withFileTypes ? new Dirent(nameAs(name, encoding), kind, at) : nameAs(inside, encoding));
      if (recursive && kind === "directory") folders.push(inside);
    }
  }
  return result;
}

function opendir(path, options) {
  const text = toPath(path);
  try {
    return new Dir(text, readdir(text, { ...optionsOf(options), withFileTypes: true }));
  } catch (error) {
    throw renamed(error, "opendir", text);
  }
}

// Follows every symbolic link on the way. Links that lead to each other end as ELOOP, as in the system.
function realpath(path, options) {
  const text = toPath(path);
  const { encoding } = optionsOf(options);
  const rest = paths.resolve(text).split("/").filter(Boolean);
  let real = "";
  let links = 0;
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === "..") {
      real = real.slice(0, real.lastIndexOf("/"));
      continue;
    }
    const next = `${real}/${name}`;
    if (name === "." || name === "") continue;
    const stats = attemptStat(next, text);
    if (!stats.isSymbolicLink()) {
      real = next;
      continue;
    }
    if (++links > 40) throw systemError("ELOOP", "realpath", text);
    const target = fs.readlink(next);
    if (target.startsWith("/")) real = "";
    rest.unshift(...target.split("/").filter(Boolean));
  }
  return nameAs(real || "/", encoding);
}

function attemptStat(path, asked) {
  try {
    return lstat(path);
  } catch (error) {
    throw renamed(error, "lstat", asked);
  }
}

function rmdir(path, options) {
  if (options?.recursive) return rm(path, { recursive: true });
  return fs.rmdir(toPath(path));
}

function rm(path, options = {}) {
  const text = toPath(path);
  validateObject(options, "options");
  const stats = lstat(text, { throwIfNoEntry: !options.force });
  if (stats === undefined) return;
  if (!stats.isDirectory()) return void fs.unlink(text);
  if (!options.recursive) {
    throw operationError("ERR_FS_EISDIR", `Path is a directory: rm returned EISDIR (is a directory) ${text}`, {
      errno: 21,
      syscall: "rm",
      path: text,
    });
  }
  removeTree(text);
}

// Without recursion: a program can make folders deeper than the stack.
function removeTree(root) {
  const folders = [root];
  for (let i = 0; i < folders.length; i++) {
    for (const [name, kind] of entriesOf(folders[i])) {
      const path = `${folders[i]}/${name}`;
      if (kind === "directory") folders.push(path);
      else fs.unlink(path);
    }
  }
  while (folders.length > 0) fs.rmdir(folders.pop());
}

function checkCopy(from, to, options) {
  const source = options.dereference ? stat(from) : lstat(from);
  const target = lstat(to, { throwIfNoEntry: false });
  if (source.isDirectory() && !options.recursive) {
    throw operationError(
      "ERR_FS_EISDIR",
      "Recursive option not enabled, cannot copy a directory: cp returned EISDIR " +
        `(${from} is a directory (not copied)) ${from}`,
      { errno: 21, syscall: "cp", path: from },
    );
  }
  if (target !== undefined && source.isDirectory() !== target.isDirectory() && !source.isSymbolicLink()) {
    const [code, text] = source.isDirectory()
      ? ["ERR_FS_CP_DIR_TO_NON_DIR", "Cannot overwrite non-directory with directory"]
      : ["ERR_FS_CP_NON_DIR_TO_DIR", "Cannot overwrite directory with non-directory"];
    throw operationError(code, `${text}: cp returned ${source.isDirectory() ? "EISDIR" : "ENOTDIR"} ${to}`, {
      errno: 20,
      syscall: "cp",
      path: to,
    });
  }
  if (source.isDirectory() && `${paths.resolve(to)}/`.startsWith(`${paths.resolve(from)}/`)) {
    throw operationError(
      "ERR_FS_CP_EINVAL",
      `Invalid src or dest: cp returned EINVAL (cannot copy ${from} to a subdirectory of self ${to}) ${to}`,
      { errno: 22, syscall: "cp", path: to },
    );
  }
  return source;
}

function copyOne(from, to, source, options) {
  if (lstat(to, { throwIfNoEntry: false }) !== undefined) {
    if (options.errorOnExist && options.force === false) {
      throw operationError(
        "ERR_FS_CP_EEXIST",
        `Target already exists: cp returned EEXIST (${to} already exists) ${to}`,
        { errno: 17, syscall: "cp", path: to },
      );
    }
    if (options.force === false) return;
    if (source.isSymbolicLink()) fs.unlink(to);
  }
  if (source.isSymbolicLink()) fs.symlink(fs.readlink(from), to);
  else copyFile(from, to, options.mode);
  if (options.preserveTimestamps) fs.utimes(to, source.atimeMs, source.mtimeMs, true);
}

function cp(source, destination, options = {}) {
  if (options === null || typeof options !== "object") throw invalidArgType("options", "Object", options);
  const pairs = [[toPath(source, "src"), toPath(destination, "dest")]];
  for (let i = 0; i < pairs.length; i++) {
    const [from, to] = pairs[i];
    if (options.filter !== undefined) {
      const wanted = options.filter(from, to);
      if (typeof wanted?.then === "function")
        throw makeError(
          TypeError,
          "ERR_INVALID_RETURN_VALUE",
          'Expected boolean to be returned from the "filter" function but got an instance of Promise.',
        );
      if (!wanted) continue;
    }
    const stats = i === 0 ? checkCopy(from, to, options) : options.dereference ? stat(from) : lstat(from);
    if (!stats.isDirectory()) {
      if (i === 0) mkdir(paths.dirname(to), { recursive: true });
      copyOne(from, to, stats, options);
      continue;
    }
    mkdir(to, { recursive: true });
    for (const [name] of entriesOf(from)) pairs.push([paths.join(from, name), paths.join(to, name)]);
  }
}

module.exports = { cp, mkdir, mkdtemp, opendir, readdir, realpath, rm, rmdir };
