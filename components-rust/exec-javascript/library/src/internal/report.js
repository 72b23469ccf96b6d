// The last words of a program: an uncaught error as Node shows it, on standard error.
//
//   /main.js:3
//       throw new Error("boom");
//       ^
//
//   Error: boom
//       at f (/main.js:3:11)

const write = (text) => native.output.write(2, text);

// Where the first frame of a stack points.
function positionOf(error) {
  const match = /^ {4}at (?:.*\()?(\/[^\n]*?):(\d+):(\d+)\)?$/m.exec(error?.stack ?? "");
  return match && { path: match[1], line: Number(match[2]), column: Number(match[3]) };
}

function readText(path) {
  const { open, fstat, read, close } = native.fs;
  let fd;
  try {
    fd = open(path, 0, 0);
    // A file that is not a module's size is no source worth showing.
    const size = Math.min(fstat(fd)[1], 16 * 1024 * 1024);
    const bytes = new Uint8Array(size);
    let length = 0;
    for (let n; length < size && (n = read(fd, bytes.subarray(length), -1)) > 0;) length += n;
    return native.text.fromBytes(bytes.subarray(0, length), "utf8", 0, length);
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) close(fd);
  }
}

// The line with a caret below. Tabs stay tabs, so that the caret stands where it should.
function sourceLine({ path, line, column }, source) {
  const text = source?.split(/\r?\n/, line)[line - 1];
  if (text === undefined || text.length > 1000) return `${path}:${line}\n`;
  // The stack of an error points behind `throw new`; Node's caret stands before.
  const before = text.slice(0, Math.max(column - 1, 0)).replace(/\bthrow\s+(?:new\s+)?$/, "");
  const indent = before.replace(/[^\t]/g, " ");
  return `${path}:${line}\n${text}\n${indent}^\n`;
}

function describe(error) {
  const { inspect } = require("internal:inspect");
  if (typeof error !== "object" && typeof error !== "function") return inspect(error);
  if (error !== null && !Error.isError(error) && typeof error.stack === "string") return error.stack;
  return inspect(error);
}

// A program may leave anything behind: getters that throw, a stack that is exhausted. The report still says something.
function attempt(make, fallback) {
  try {
    return make();
  } catch {
    return fallback;
  }
}

function printError(error) {
  const plain = () => attempt(() => String(error.stack ?? error), "Error: the error itself cannot be printed");
  const text = attempt(() => describe(error), undefined) ?? plain();
  if (!Error.isError(error)) return write(`Uncaught ${text}\n`);
  const position = attempt(() => positionOf(error), null);
  const head = position
    ? `${attempt(() => sourceLine(position, readText(position.path)), `${position.path}:${position.line}\n`)}\n`
    : "";
  write(`${head}${text}\n`);
}

function syntaxReport(error, path, source) {
  const stack = attempt(() => String(error.stack), "");
  const match = /^ {4}at (?:.*\()?([^\n]*?):(\d+):(\d+)\)?$/m.exec(stack);
  const position = match ? { path, line: Number(match[2]), column: Number(match[3]) } : { path, line: 1, column: 1 };
  return `${sourceLine(position, source)}\n${attempt(() => `${error.name}: ${error.message}`, "SyntaxError")}\n`;
}

function warnUnsettled() {
  write("Warning: Detected unsettled top-level await\n");
}

module.exports = { printError, syntaxReport, warnUnsettled };
