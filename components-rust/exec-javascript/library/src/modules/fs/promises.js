// fs by promises.

import { deferred } from "internal:fs-async";
import { FileHandle, readStreamable } from "internal:file-handle";
import { notAvailable } from "internal:errors";

const operations = { ...require("internal:fs"), ...require("internal:fs-tree") };

const promises = { constants: require("internal:fs-constants") };

const NAMES = ["access", "chmod", "chown", "copyFile", "cp", "lchmod", "lchown", "link", "lstat", "lutimes", "mkdir", "mkdtemp",
  "opendir", "readdir", "readlink", "realpath", "rename", "rm", "rmdir", "stat", "statfs", "symlink", "truncate", "unlink", "utimes"];

for (const name of NAMES) {
  promises[name] = { async [name](...args) { return deferred(() => operations[name](...args)); } }[name];
}

const fileOf = (file) => file instanceof FileHandle ? file.fd : file;

Object.assign(promises, {
  async open(path, flags, mode) {
    return deferred(() => new FileHandle(operations.open(path, flags, mode)));
  },
  async readFile(path, options) {
    return deferred(() => operations.readFile(fileOf(path), options));
  },
  async writeFile(path, data, options) {
    const whole = await readStreamable(data, options);
    return deferred(() => operations.writeFile(fileOf(path), whole, options));
  },
  async appendFile(path, data, options) {
    return deferred(() => operations.appendFile(fileOf(path), data, options));
  },
  watch() {
    throw notAvailable("fs.watch", "nothing but the program changes its files");
  },
});

module.exports = promises;
