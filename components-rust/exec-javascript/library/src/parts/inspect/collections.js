// The contents of containers: each function returns the pieces that stand between the braces.

import { ARRAY, ARRAY_WITH_EXTRAS, OBJECT, joinPieces } from "./layout.js";
import { numberText } from "./text.js";
import { formatProperty, formatValue } from "./value.js";

const more = (count) => `... ${count} more item${count > 1 ? "s" : ""}`;
const empty = (count) => `<${count} empty item${count > 1 ? "s" : ""}>`;

const limit = (ctx, length) => Math.min(Math.max(0, ctx.maxArrayLength), length);

function indented(ctx, make) {
  ctx.indentationLvl += 2;
  const made = make();
  ctx.indentationLvl -= 2;
  return made;
}

export function formatArray(ctx, value, depth) {
  const length = limit(ctx, value.length);
  const output = [];
  for (let i = 0; i < length; i++) {
    const descriptor = Object.getOwnPropertyDescriptor(value, i);
    if (descriptor === undefined) return formatSparse(ctx, value, depth, length, output, i);
    output.push(formatProperty(ctx, value, depth, i, ARRAY, descriptor));
  }
  if (value.length > length) output.push(more(value.length - length));
  return output;
}

function formatSparse(ctx, value, depth, length, output, start) {
  const keys = Object.keys(value);
  let index = start;
  for (let i = start; i < keys.length && output.length < length; i++) {
    const key = keys[i];
    const number = +key;
    // An array has at most 2^32 - 1 elements: what lies behind is an ordinary property.
    if (number > 2 ** 32 - 2) break;
    if (`${index}` !== key) {
      if (!/^(0|[1-9][0-9]*)$/.test(key)) break;
      output.push(ctx.stylize(empty(number - index), "undefined"));
      index = number;
      if (output.length === length) break;
    }
    output.push(formatProperty(ctx, value, depth, key, ARRAY));
    index++;
  }
  const remaining = value.length - index;
  if (remaining > 0)
    output.push(output.length === length ? more(remaining) : ctx.stylize(empty(remaining), "undefined"));
  return output;
}

export function formatTypedArray(ctx, value) {
  const length = limit(ctx, value.length);
  const output = [];
  for (let i = 0; i < length; i++) {
    output.push(ctx.stylize(numberText(value[i], ctx.numericSeparator), typeof value[i]));
  }
  if (value.length > length) output.push(more(value.length - length));
  return output;
}

export function formatArrayBuffer(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize("(detached)", "special")];
  }
  const shown = bytes.subarray(0, limit(ctx, bytes.length));
  let text = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const remaining = bytes.length - shown.length;
  if (remaining > 0) text += ` ... ${remaining} more byte${remaining > 1 ? "s" : ""}`;
  return [`${ctx.stylize("[Uint8Contents]", "special")}: <${text}>`];
}

export function formatSet(ctx, value, depth) {
  return formatEntries(ctx, Set.prototype.values.call(value), value.size, (entry) => formatValue(ctx, entry, depth));
}

export function formatMap(ctx, value, depth) {
  return formatEntries(
    ctx,
    Map.prototype.entries.call(value),
    value.size,
    ([key, entry]) => `${formatValue(ctx, key, depth)} => ${formatValue(ctx, entry, depth)}`,
  );
}

function formatEntries(ctx, iterator, size, formatEntry) {
  const length = limit(ctx, size);
  const output = [];
  indented(ctx, () => {
    for (const entry of iterator) {
      if (output.length >= length) break;
      output.push(formatEntry(entry));
    }
  });
  if (size > length) output.push(more(size - length));
  return output;
}

export const formatWeak = (ctx) => [ctx.stylize("<items unknown>", "special")];

export function formatPromise(ctx, value, depth) {
  const [state, result] = native.promise.state(value);
  if (state === "pending") return [ctx.stylize("<pending>", "special")];
  const text = indented(ctx, () => formatValue(ctx, result, depth));
  return [state === "rejected" ? `${ctx.stylize("<rejected>", "special")} ${text}` : text];
}

export function formatNamespace(keys, ctx, value, depth) {
  const output = keys.map((key) => {
    try {
      return formatProperty(ctx, value, depth, key, OBJECT);
    } catch {
      // A binding that its module has not initialised yet cannot be read.
      const name = formatProperty(ctx, { [key]: "" }, depth, key, OBJECT).slice(0, -2);
      return `${name}${ctx.stylize("<uninitialized>", "special")}`;
    }
  });
  keys.length = 0;
  return output;
}
