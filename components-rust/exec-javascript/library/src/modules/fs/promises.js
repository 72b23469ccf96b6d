// fs by promises.

import { deferred } from "internal:fs-async";

const operations = require("internal:fs");

const promises = { constants: require("internal:fs-constants") };

const NAMES = [
  "access",
  "chmod",
  "chown",
  "copyFile",
  "cp",
  "lchmod",
  "lchown",
  "link",
  "lstat",
  "lutimes",
  "mkdir",
  "mkdtemp",
  "opendir",
  "readdir",
  "readlink",
  "realpath",
  "rename",
  "rm",
  "rmdir",
  "stat",
  "statfs",
  "symlink",
  "truncate",
  "unlink",
  "utimes",
];

for (const name of NAMES) {
  const perform = operations[name] ?? ((...args) => require("internal:fs-tree")[name](...args));
  promises[name] = {
    async [name](...args) {
      return deferred(() => perform(...args));
    },
  }[name];
}

// What FileHandle needs is loaded when there is one.
const handles = () => require("internal:file-handle");
const fileOf = (file) =>
  file !== null && typeof file === "object" && file instanceof handles().FileHandle ? file.fd : file;
const isWhole = (data) => typeof data === "string" || ArrayBuffer.isView(data);

Object.assign(promises, {
  async open(path, flags, mode) {
    return deferred(() => new (handles().FileHandle)(operations.open(path, flags, mode)));
  },
  async readFile(path, options) {
    return deferred(() => operations.readFile(fileOf(path), options));
  },
  async writeFile(path, data, options) {
    const whole = isWhole(data) ? data : await handles().readStreamable(data, options);
    return deferred(() => operations.writeFile(fileOf(path), whole, options));
  },
  async appendFile(path, data, options) {
    return deferred(() => operations.appendFile(fileOf(path), data, options));
  },
  watch() {
    throw require("internal:errors").notAvailable("fs.watch", "nothing but the program changes its files");
  },
});

module.exports = promises;
