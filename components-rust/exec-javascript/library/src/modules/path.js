// Paths, by the npm package `path-browserify` (Node's own code for POSIX).

import { notAvailable } from "internal:errors";

const posix = require("path-browserify");

// Starts at the working directory, which the package would take from the whole process object.
const { resolve } = posix;
posix.resolve = (...paths) => resolve(native.process.cwd(), ...paths);
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
