// Errors: the stack as the engine gives it, with a name that tells the class, and `cause` and `errors` as properties.

import { prefixOf } from "./names.js";
import { formatValue } from "./value.js";

const text = (error) => Error.prototype.toString.call(error);

function attempt(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function stackOf(ctx, error) {
  const stack = attempt(() => error.stack);
  if (!stack) return text(error);
  if (typeof stack === "string") return stack.startsWith("    at ") ? `${text(error)}\n${stack.trimEnd()}` : stack;
  ctx.seen.push(error);
  ctx.indentationLvl += 4;
  const result = formatValue(ctx, stack, 0);
  ctx.indentationLvl -= 4;
  ctx.seen.pop();
  return `${text(error)}\n    ${result}`;
}

// The longest run of lines (more than three) that both have: [length, where it starts in `a`].
function sharedFrames(a, b) {
  for (let i = 0; i < a.length - 3; i++) {
    const position = b.indexOf(a[i]);
    if (position === -1 || b.length - position <= 3) continue;
    const most = Math.min(a.length - i, b.length - position);
    let length = 1;
    while (most > length && a[i + length] === b[position + length]) length++;
    if (length > 3) return [length, i];
  }
  return [0, 0];
}

function framesOf(ctx, error, lines) {
  const cause = attempt(() => error.cause);
  if (cause == null || !(cause instanceof Error)) return lines;
  const causeStack = stackOf(ctx, cause);
  const start = causeStack.indexOf("\n    at");
  if (start === -1) return lines;
  const [length, offset] = sharedFrames(lines, causeStack.slice(start + 1).split("\n"));
  if (length > 0) {
    const skipped = length - 2;
    lines.splice(
      offset + 1,
      skipped,
      ctx.stylize(`    ... ${skipped} lines matching cause stack trace ...`, "undefined"),
    );
  }
  return lines;
}

// `Error: x` of a `class Foo extends Error` becomes `Foo [Error]: x`, and so on.
function improveStack(stack, constructor, name, tag) {
  let length = name.length;
  const regular =
    name.endsWith("Error") &&
    stack.startsWith(name) &&
    (stack.length === length || stack[length] === ":" || stack[length] === "\n");
  if (constructor !== null && !regular) return stack;
  let fallback = "Error";
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/.exec(stack) || /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    fallback = start?.[1] || "";
    length = fallback.length;
    fallback ||= "Error";
  }
  const prefix = prefixOf(constructor, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

// Own properties that the stack shows already are not repeated below it.
function hideShownKeys(error, stack, keys) {
  for (const key of ["stack", "message", "name"]) {
    const index = keys.indexOf(key);
    if (index === -1) continue;
    const value = attempt(() => error[key]);
    if (key === "stack" || typeof value !== "string" || stack.includes(value)) keys.splice(index, 1);
  }
}

function addHiddenKeys(error, keys) {
  if (Object.hasOwn(error, "cause") && !keys.includes("cause")) keys.push("cause");
  if (Object.hasOwn(error, "errors") && !keys.includes("errors") && Array.isArray(attempt(() => error.errors))) {
    keys.push("errors");
  }
}

export function formatError(ctx, error, constructor, tag, keys) {
  let stack = stackOf(ctx, error);
  if (!ctx.showHidden && keys.length !== 0) hideShownKeys(error, stack, keys);
  addHiddenKeys(error, keys);
  const name = attempt(() => error.name) ?? "Error";
  if (constructor === "NodeError") {
    // Errors of the streams package: Node shows their code, and no class of that name.
    constructor = String(name);
    if (stack.startsWith(`${name}: `)) stack = `${name} [${error.code}]${stack.slice(name.length)}`;
  }
  stack = improveStack(stack, constructor, String(name), tag);

  const message = attempt(() => error.message);
  let position = (message && stack.indexOf(message)) || -1;
  if (position !== -1) position += message.length;
  const start = stack.indexOf("\n    at", position);
  if (start === -1) {
    stack = `[${stack}]`;
  } else {
    const lines = framesOf(ctx, error, stack.slice(start + 1).split("\n"));
    stack = `${stack.slice(0, start)}\n${lines.join("\n")}`;
  }
  return ctx.indentationLvl === 0 ? stack : stack.replaceAll("\n", `\n${" ".repeat(ctx.indentationLvl)}`);
}
