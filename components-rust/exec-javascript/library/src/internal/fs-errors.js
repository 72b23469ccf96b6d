// File errors in Node's shape, for operations that are made of several of the host's.

import { byName } from "internal:system-errors";
import { makeError } from "internal:errors";

function systemError(code, syscall, path, dest) {
  const { number, text } = byName.get(code);
  const where = path === undefined ? "" : ` '${path}'${dest === undefined ? "" : ` -> '${dest}'`}`;
  const error = new Error(`${code}: ${text}, ${syscall}${where}`);
  Object.assign(error, { errno: -number, code, syscall });
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

// Names an error after the operation that the program asked for.
function renamed(error, syscall, path, dest) {
  return byName.has(error?.code) ? systemError(error.code, syscall, path, dest) : error;
}

const operationError = (code, message, fields) => Object.assign(makeError(Error, code, message), fields);

module.exports = { operationError, renamed, systemError };
