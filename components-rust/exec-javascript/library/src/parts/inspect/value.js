// One value of any type as text. The other parts of inspect call back into formatValue and formatProperty.

import { describe } from "./describe.js";
import { ARRAY, ARRAY_WITH_EXTRAS, OBJECT, joinPieces } from "./layout.js";
import { constructorName, isBuiltInName, objectPrefix } from "./names.js";
import { customInspect, escapeSymbol, numberText, quote, stripColors } from "./text.js";

export function formatPrimitive(stylize, value, ctx) {
  switch (typeof value) {
    case "string":
      return formatString(stylize, value, ctx);
    case "number":
    case "bigint":
      return stylize(numberText(value, ctx.numericSeparator), typeof value);
    case "symbol":
      return stylize(Symbol.prototype.toString.call(value), "symbol");
    default:
      return stylize(`${value}`, typeof value);
  }
}

function formatString(stylize, value, ctx) {
  let trailer = "";
  if (value.length > ctx.maxStringLength) {
    const remaining = value.length - ctx.maxStringLength;
    value = value.slice(0, ctx.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? "s" : ""}`;
  }
  // A long text with line breaks is cut there into pieces joined with `+`.
  if (ctx.compact !== true && value.length > 16 && value.length > ctx.breakLength - ctx.indentationLvl - 4) {
    const lines = value.split(/(?<=\n)/).map((line) => stylize(quote(line), "string"));
    return lines.join(` +\n${" ".repeat(ctx.indentationLvl + 2)}`) + trailer;
  }
  return stylize(quote(value), "string") + trailer;
}

export function inspectNested(value, ctx) {
  return formatValue({ ...ctx, budget: {}, seen: [], indentationLvl: 0, currentDepth: 0 }, value, 0);
}

export function formatValue(ctx, value, depth, typedArray) {
  if (typeof value !== "object" && typeof value !== "function") return formatPrimitive(ctx.stylize, value, ctx);
  if (value === null) return ctx.stylize("null", "null");

  // Look through proxies first: printing must not run a program's traps.
  const context = value;
  const proxy = native.proxy(value);
  if (proxy !== undefined) {
    if (proxy[0] === null) return ctx.stylize("<Revoked Proxy>", "special");
    if (ctx.showProxy) return formatProxy(ctx, proxy, depth);
    value = targetOf(proxy);
    if (value === null) return ctx.stylize("<Revoked Proxy>", "special");
  }
  if (ctx.customInspect) {
    const custom = formatCustom(ctx, value, context, depth);
    if (custom !== undefined) return custom;
  }
  if (ctx.seen.includes(value)) return ctx.stylize(`[Circular *${circularIndex(ctx, value)}]`, "special");
  return formatRaw(ctx, value, depth, typedArray);
}

function targetOf(proxy) {
  let target = proxy[0];
  for (let inner; target !== null && (inner = native.proxy(target)) !== undefined;) target = inner[0];
  return target;
}

function formatProxy(ctx, proxy, depth) {
  if (depth > ctx.depth && ctx.depth !== null) return ctx.stylize("Proxy [Array]", "special");
  ctx.indentationLvl += 2;
  const pieces = [formatValue(ctx, proxy[0], depth + 1), formatValue(ctx, proxy[1], depth + 1)];
  ctx.indentationLvl -= 2;
  return joinPieces(ctx, pieces, "", ["Proxy [", "]"], ARRAY_WITH_EXTRAS, depth + 1);
}

const OPTIONS = [
  "stylize",
  "showHidden",
  "depth",
  "colors",
  "customInspect",
  "showProxy",
  "maxArrayLength",
  "maxStringLength",
  "breakLength",
  "compact",
  "sorted",
  "getters",
  "numericSeparator",
];

function formatCustom(ctx, value, context, depth) {
  const method = value[customInspect];
  if (typeof method !== "function" || method === ctx.inspect) return undefined;
  // A prototype object describes its instances, not itself.
  if (Object.getOwnPropertyDescriptor(value, "constructor")?.value?.prototype === value) return undefined;
  const options = {};
  for (const key of OPTIONS) options[key] = ctx[key];
  Object.assign(options, ctx.userOptions);
  const result = method.call(context, ctx.depth === null ? null : ctx.depth - depth, options, ctx.inspect);
  if (result === context) return undefined;
  if (typeof result !== "string") return formatValue(ctx, result, depth);
  return result.replaceAll("\n", `\n${" ".repeat(ctx.indentationLvl)}`);
}

function circularIndex(ctx, value) {
  ctx.circular ??= new Map();
  let index = ctx.circular.get(value);
  if (index === undefined) {
    index = ctx.circular.size + 1;
    ctx.circular.set(value, index);
  }
  return index;
}

function stringTag(ctx, value) {
  let tag = "";
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    // A getter that throws names nothing.
  }
  if (typeof tag !== "string" || tag === "") return "";
  // An own property is printed with the others.
  const own = ctx.showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return own ? "" : tag;
}

function formatRaw(ctx, value, depth, typedArray) {
  let inherited = ctx.showHidden && (depth <= ctx.depth || ctx.depth === null) ? [] : undefined;
  const constructor = constructorName(value, ctx, depth, inherited);
  if (inherited?.length === 0) inherited = undefined;
  const tag = stringTag(ctx, value);
  const shape = describe(ctx, value, { constructor, tag, depth, typedArray, bare: inherited === undefined });
  if (typeof shape === "string") return shape;
  if (depth > ctx.depth && ctx.depth !== null) {
    const name = objectPrefix(value, constructor, tag).slice(0, -1);
    return ctx.stylize(constructor === null ? name : `[${name}]`, "special");
  }
  depth += 1;
  ctx.seen.push(value);
  ctx.currentDepth = depth;
  const { indentationLvl } = ctx;
  let output;
  try {
    output = shape.contents(ctx, value, depth);
    for (const key of shape.extra) output.push(formatExtra(ctx, value, depth, key, shape.typedArray));
    for (const key of shape.keys) output.push(formatProperty(ctx, value, depth, key, shape.kind));
    if (inherited !== undefined) output.push(...inherited);
  } catch (error) {
    if (!(error instanceof RangeError && /call stack|stack overflow/i.test(error.message))) throw error;
    ctx.seen.pop();
    ctx.indentationLvl = indentationLvl;
    const name = objectPrefix(value, constructor, tag).slice(0, -1);
    return ctx.stylize(`[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, "special");
  }
  markCircular(ctx, value, shape);
  ctx.seen.pop();
  sortOutput(ctx, output, shape);
  return spend(ctx, joinPieces(ctx, output, shape.base, shape.braces, shape.kind, depth, value));
}

function markCircular(ctx, value, shape) {
  const index = ctx.circular?.get(value);
  if (index === undefined) return;
  const reference = ctx.stylize(`<ref *${index}>`, "special");
  if (ctx.compact === true) shape.braces[0] = `${reference} ${shape.braces[0]}`;
  else shape.base = shape.base === "" ? reference : `${reference} ${shape.base}`;
}

function sortOutput(ctx, output, shape) {
  if (!ctx.sorted) return;
  const comparator = ctx.sorted === true ? undefined : ctx.sorted;
  if (shape.kind === OBJECT) output.sort(comparator);
  else if (shape.keys.length > 1) output.push(...output.splice(-shape.keys.length).sort(comparator));
}

// Once one level has printed 128 MiB, nothing deeper is entered: the text would not fit into memory.
function spend(ctx, text) {
  const spent = (ctx.budget[ctx.indentationLvl] || 0) + text.length;
  ctx.budget[ctx.indentationLvl] = spent;
  if (spent > 2 ** 27) ctx.depth = -1;
  return text;
}

function formatExtra(ctx, value, depth, key, typedArray) {
  ctx.indentationLvl += 2;
  const text = formatValue(ctx, value[key], depth, typedArray);
  ctx.indentationLvl -= 2;
  return `${ctx.stylize(`[${key}]`, "string")}: ${text}`;
}

function propertyName(ctx, key, descriptor) {
  let name;
  if (typeof key === "symbol") name = ctx.stylize(escapeSymbol(key), "symbol");
  else if (key === "__proto__") name = "['__proto__']";
  else if (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)) name = ctx.stylize(key, "name");
  else name = ctx.stylize(quote(key), "string");
  return descriptor.enumerable === false ? `[${name}]` : name;
}

export function formatProperty(ctx, value, depth, key, kind, descriptor, original = value) {
  descriptor ??= Object.getOwnPropertyDescriptor(value, key) ?? {
    value: value[key],
    configurable: true,
    enumerable: true,
  };
  let text;
  let space = " ";
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || kind !== OBJECT ? 2 : 3;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, descriptor.value, depth);
    if (indent === 3 && ctx.breakLength < stripColors(text).length) space = `\n${" ".repeat(ctx.indentationLvl)}`;
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    text = formatGetter(ctx, descriptor, depth, original);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize("[Setter]", "special");
  } else {
    text = ctx.stylize("undefined", "undefined");
  }
  return kind === ARRAY ? text : `${propertyName(ctx, key, descriptor)}:${space}${text}`;
}

function formatGetter(ctx, { get, set }, depth, original) {
  const label = set === undefined ? "Getter" : "Getter/Setter";
  const special = (text) => ctx.stylize(text, "special");
  const wanted =
    ctx.getters === true ||
    (ctx.getters === "get" && set === undefined) ||
    (ctx.getters === "set" && set !== undefined);
  if (!wanted) return special(`[${label}]`);
  ctx.indentationLvl += 2;
  let text;
  try {
    const value = get.call(original);
    const shown = formatValue(ctx, value, depth);
    const isObject = typeof value === "object" && value !== null;
    text = isObject ? `${special(`[${label}]`)} ${shown}` : `${special(`[${label}:`)} ${shown}${special("]")}`;
  } catch (error) {
    text = `${special(`[${label}:`)} <Inspection threw (${formatValue(ctx, error, depth)})>${special("]")}`;
  }
  ctx.indentationLvl -= 2;
  return text;
}

// With showHidden: what the user's own prototypes (three levels at most) add to an object.
export function addPrototypeProperties(ctx, main, object, depth, output) {
  const shown = new Set();
  for (let level = 0; level < 3; level++) {
    if (level !== 0 || main === object) {
      object = Object.getPrototypeOf(object);
      if (object === null) return;
      const constructor = Object.getOwnPropertyDescriptor(object, "constructor")?.value;
      if (typeof constructor === "function" && isBuiltInName(constructor.name)) return;
    }
    ctx.seen.push(main);
    for (const key of Reflect.ownKeys(object)) {
      if (key === "constructor" || Object.hasOwn(main, key) || shown.has(key)) continue;
      shown.add(key);
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === "function") continue;
      const text = formatProperty(ctx, object, depth, key, OBJECT, descriptor, main);
      output.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ctx.seen.pop();
  }
}
