// Which shape a value is printed in: its braces, the text before them, what stands between, and which keys are listed.
// A value that has nothing to list is text at once.

import * as collections from "./collections.js";
import { formatError } from "./errors.js";
import { ARRAY_WITH_EXTRAS, OBJECT } from "./layout.js";
import { boxedBase, functionBase, objectPrefix, prefixOf } from "./names.js";

const types = require("internal:types");

const nothing = () => [];

function keysOf(value, showHidden) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (showHidden) return Object.getOwnPropertyNames(value).concat(symbols);
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    // A module namespace with bindings that are not initialised.
    keys = Object.getOwnPropertyNames(value);
  }
  for (const symbol of symbols) if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
  return keys;
}

// An array's own keys apart from its elements. Index keys come first, so that the search ends at the first other one.
function extraKeys(value, showHidden) {
  const keys = showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  let start = Math.min(keys.length, value.length);
  while (start > 0 && !/^(0|[1-9][0-9]*)$/.test(keys[start - 1])) start--;
  const rest = keys.slice(start);
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (showHidden || Object.prototype.propertyIsEnumerable.call(value, symbol)) rest.push(symbol);
  }
  return rest;
}

function shape(braces, keys, contents = nothing, kind = OBJECT, extra = []) {
  return { base: "", braces, keys, contents, kind, extra, typedArray: undefined };
}

function describeIterable(ctx, value, { constructor, tag, bare }) {
  if (Array.isArray(value)) {
    const prefix =
      constructor !== "Array" || tag !== "" ? prefixOf(constructor, tag, "Array", `(${value.length})`) : "";
    const keys = extraKeys(value, ctx.showHidden);
    if (value.length === 0 && keys.length === 0 && bare) return `${prefix}[]`;
    return shape([`${prefix}[`, "]"], keys, collections.formatArray, ARRAY_WITH_EXTRAS);
  }
  if (types.isSet(value) || types.isMap(value)) {
    const name = types.isSet(value) ? "Set" : "Map";
    const prefix = prefixOf(constructor, tag, name, `(${value.size})`);
    const keys = keysOf(value, ctx.showHidden);
    if (value.size === 0 && keys.length === 0 && bare) return `${prefix}{}`;
    return shape([`${prefix}{`, "}"], keys, name === "Set" ? collections.formatSet : collections.formatMap);
  }
  if (types.isTypedArray(value)) return describeTypedArray(ctx, value, constructor, tag);
  return undefined;
}

function describeTypedArray(ctx, value, constructor, tag) {
  const keys = extraKeys(value, ctx.showHidden);
  const prefix = prefixOf(constructor, tag, Object.prototype.toString.call(value).slice(8, -1), `(${value.length})`);
  if (value.length === 0 && keys.length === 0 && !ctx.showHidden) return `${prefix}[]`;
  const extra = ctx.showHidden ? ["BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"] : [];
  const result = shape([`${prefix}[`, "]"], keys, collections.formatTypedArray, ARRAY_WITH_EXTRAS, extra);
  result.typedArray = ctx.showHidden || undefined;
  return result;
}

// Values that are one line of text, followed by braces only when they have keys of their own.
function describeAsText(ctx, value, keys, { constructor, tag, bare, depth }) {
  const short = keys.length === 0 && bare;
  if (typeof value === "function") {
    const base = functionBase(ctx, value, constructor, tag);
    return short ? ctx.stylize(base, "special") : base;
  }
  if (types.isRegExp(value)) {
    const prefix = prefixOf(constructor, tag, "RegExp");
    const base = `${prefix === "RegExp " ? "" : prefix}${RegExp.prototype.toString.call(value)}`;
    return short || (depth > ctx.depth && ctx.depth !== null) ? ctx.stylize(base, "regexp") : base;
  }
  if (types.isDate(value)) {
    const prefix = prefixOf(constructor, tag, "Date");
    const time = Number.isNaN(Date.prototype.getTime.call(value))
      ? "Invalid Date"
      : Date.prototype.toISOString.call(value);
    const base = `${prefix === "Date " ? "" : prefix}${time}`;
    return short ? ctx.stylize(base, "date") : base;
  }
  if (Error.isError(value) || value instanceof Error) return formatError(ctx, value, constructor, tag, keys);
  if (types.isBoxedPrimitive(value)) return boxedBase(ctx, value, keys, constructor, tag);
  return undefined;
}

function describeBinary(ctx, value, keys, { constructor, tag, typedArray, bare }) {
  if (types.isAnyArrayBuffer(value)) {
    const prefix = prefixOf(constructor, tag, types.isArrayBuffer(value) ? "ArrayBuffer" : "SharedArrayBuffer");
    if (typedArray !== undefined && keys.length === 0 && bare) {
      return `${prefix}{ [byteLength]: ${ctx.stylize(`${value.byteLength}`, "number")} }`;
    }
    const contents = typedArray === undefined ? collections.formatArrayBuffer : nothing;
    return shape([`${prefix}{`, "}"], keys, contents, OBJECT, ["byteLength"]);
  }
  if (!types.isDataView(value)) return undefined;
  const braces = [`${prefixOf(constructor, tag, "DataView")}{`, "}"];
  return shape(braces, keys, nothing, OBJECT, ["byteLength", "byteOffset", "buffer"]);
}

function describeOpaque(value, keys, { constructor, tag }) {
  const labelled = (name, contents) => shape([`${prefixOf(constructor, tag, name)}{`, "}"], keys, contents);
  if (types.isPromise(value)) return labelled("Promise", collections.formatPromise);
  if (types.isWeakSet(value)) return labelled("WeakSet", collections.formatWeak);
  if (types.isWeakMap(value)) return labelled("WeakMap", collections.formatWeak);
  if (!types.isModuleNamespaceObject(value)) return undefined;
  return labelled("Module", (...rest) => collections.formatNamespace(keys, ...rest));
}

export function describe(ctx, value, about) {
  const { constructor, tag, bare } = about;
  if (Symbol.iterator in value) {
    const iterable = describeIterable(ctx, value, about);
    if (iterable !== undefined) return iterable;
  }
  const keys = keysOf(value, ctx.showHidden);
  const short = keys.length === 0 && bare;
  if (constructor === "Object" && typeof value !== "function" && !Error.isError(value)) {
    const prefix = types.isArgumentsObject(value)
      ? "[Arguments] "
      : tag !== ""
        ? prefixOf(constructor, tag, "Object")
        : "";
    return short && prefix !== "[Arguments] " ? `${prefix}{}` : shape([`${prefix}{`, "}"], keys);
  }
  const base = describeAsText(ctx, value, keys, about);
  if (base !== undefined) return keys.length === 0 && bare ? base : { ...shape(["{", "}"], keys), base };
  const special = describeBinary(ctx, value, keys, about) ?? describeOpaque(value, keys, about);
  if (special !== undefined) return special;
  if (ctx.isUrl(value) && !(about.depth > ctx.depth && ctx.depth !== null)) {
    return short ? value.href : { ...shape(["{", "}"], keys), base: value.href };
  }
  const prefix = objectPrefix(value, constructor, tag);
  return short ? `${prefix}{}` : shape([`${prefix}{`, "}"], keys);
}
