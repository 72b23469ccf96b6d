// Paths, by the npm package `path-browserify` (Node's own code for POSIX).

import { notAvailable, validateObject, validateString } from "internal:errors";

const posix = require("path-browserify");

// Starts at the working directory, which the package would take from the whole process object.
const { resolve } = posix;
posix.resolve = (...paths) => {
  paths.forEach((path, i) => validateString(path, `paths[${i}]`));
  return resolve(native.process.cwd(), ...paths);
};
// What Node's later versions check and the package does not.
for (const [name, parameters] of [
  ["basename", ["path"]],
  ["dirname", ["path"]],
  ["extname", ["path"]],
  ["isAbsolute", ["path"]],
  ["normalize", ["path"]],
  ["parse", ["path"]],
  ["relative", ["from", "to"]],
]) {
  const plain = posix[name];
  posix[name] = (...args) => {
    parameters.forEach((parameter, i) => validateString(args[i], parameter));
    return plain(...args);
  };
  Object.defineProperty(posix[name], "name", { value: name });
}
const { join } = posix;
posix.join = (...paths) => {
  for (const path of paths) validateString(path, "path");
  return join(...paths);
};
const { format } = posix;
posix.format = (parts) => {
  validateObject(parts, "pathObject");
  return format(parts.base || !parts.ext || parts.ext.startsWith(".") ? parts : { ...parts, ext: `.${parts.ext}` });
};
posix.toNamespacedPath = (path) => path;
posix._makeLong = posix.toNamespacedPath;

function refuse() {
  throw notAvailable("path.win32", "paths are those of POSIX");
}

const win32 = { sep: "\\", delimiter: ";", posix };
for (const name of Object.keys(posix)) if (typeof posix[name] === "function") win32[name] = refuse;
win32.win32 = win32;
posix.win32 = win32;

module.exports = posix;
