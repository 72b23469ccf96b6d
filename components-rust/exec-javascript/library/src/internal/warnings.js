// process.emitWarning: to the 'warning' listeners and, unless they are told otherwise, to standard error.

import { invalidArgType } from "internal:errors";
import { nextTick } from "internal:ticks";

function emitWarning(warning, type, code, above) {
  const { process } = native.shared;
  let detail;
  if (type !== null && typeof type === "object" && !Array.isArray(type)) {
    above = type.ctor;
    code = type.code;
    if (typeof type.detail === "string") detail = type.detail;
    type = type.type;
  } else if (typeof type === "function") {
    [above, code, type] = [type, undefined, undefined];
  }
  if (typeof code === "function") [above, code] = [code, undefined];
  if (typeof warning === "string") {
    const message = warning;
    warning = new Error(message);
    warning.name = String(type || "Warning");
    Object.defineProperty(warning, "name", { enumerable: false });
    if (code !== undefined) warning.code = code;
    if (detail !== undefined) warning.detail = detail;
    Error.captureStackTrace(warning, above);
  } else if (!Error.isError(warning)) {
    throw invalidArgType("warning", ["Error", "string"], warning);
  }
  if (warning.name === "DeprecationWarning") {
    if (process.noDeprecation) return;
    if (process.throwDeprecation)
      return nextTick(() => {
        throw warning;
      });
  }
  nextTick(() => process.emit("warning", warning));
}

function printWarning(warning) {
  if (!Error.isError(warning)) return;
  const { process } = native.shared;
  if (warning.name === "DeprecationWarning" && process.noDeprecation) return;
  const code = warning.code ? `[${warning.code}] ` : "";
  const trace = process.traceWarnings || (warning.name === "DeprecationWarning" && process.traceDeprecation);
  const text = trace && warning.stack ? warning.stack : `${warning.name}: ${warning.message}`;
  const detail = typeof warning.detail === "string" ? `\n${warning.detail}` : "";
  native.output.write(2, `(golem-exec:${process.pid}) ${code}${text}${detail}\n`);
}

module.exports = { emitWarning, printWarning };
