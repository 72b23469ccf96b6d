// What a value calls itself: class names, prefixes such as `Map(2) `, and the one-line forms of functions and boxes.

import {
  isAsyncFunction,
  isBigIntObject,
  isBooleanObject,
  isGeneratorFunction,
  isNumberObject,
  isStringObject,
} from "internal:types";
import { numberText, plain, quote } from "./text.js";
import { addPrototypeProperties, formatPrimitive, inspectNested } from "./value.js";

let builtIns;

export function isBuiltInName(name) {
  builtIns ??= new Set(Object.getOwnPropertyNames(globalThis).filter((key) => /^[A-Z][a-zA-Z0-9]+$/.test(key)));
  return builtIns.has(name);
}

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

export const tagName = (value) => Object.prototype.toString.call(value).slice(8, -1);

// The name of the nearest constructor in the prototype chain; null for an object without any prototype.
// With showHidden, `inherited` collects the non-function properties of user prototypes on the way.
export function constructorName(value, ctx, depth, inherited) {
  let first;
  for (let object = value; object;) {
    const constructor = Object.getOwnPropertyDescriptor(object, "constructor")?.value;
    if (typeof constructor === "function" && constructor.name !== "" && isInstance(value, constructor)) {
      if (inherited !== undefined && (first !== object || !isBuiltInName(constructor.name))) {
        addPrototypeProperties(ctx, value, first || value, depth, inherited);
      }
      return String(constructor.name);
    }
    object = Object.getPrototypeOf(object);
    if (first === undefined) first = object;
  }
  if (first === null) return null;
  const name = tagName(value);
  if (depth > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const parent = constructorName(first, ctx, depth + 1, inherited);
  if (parent === null) return `${name} <${inspectNested(first, { ...ctx, customInspect: false, depth: -1 })}>`;
  return `${name} <${parent}>`;
}

export function prefixOf(constructor, tag, fallback, size = "") {
  if (constructor === null) {
    const label = `[${fallback}${size}: null prototype] `;
    return tag !== "" && fallback !== tag ? `${label}[${tag}] ` : label;
  }
  const label = `${constructor}${size} `;
  if (tag === "") return label;
  const position = constructor.indexOf(tag);
  if (position === -1) return `${label}[${tag}] `;
  const next = constructor[position + tag.length];
  return next !== undefined && next === next.toLowerCase() ? `${label}[${tag}] ` : label;
}

export function objectPrefix(value, constructor, tag) {
  if (constructor !== null) return prefixOf(constructor, tag, "");
  const fallback = tagName(value);
  return prefixOf(constructor, tag, fallback === tag ? "Object" : fallback);
}

const CLASS_HEAD = /^(\s+[^(]*?)\s*{/;
const COMMENTS = /(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g;

function isClass(source) {
  if (!source.startsWith("class") || !source.endsWith("}")) return false;
  const body = source.slice(5, -1);
  const brace = body.indexOf("{");
  return brace !== -1 && (!body.slice(0, brace).includes("(") || CLASS_HEAD.test(body.replace(COMMENTS, "")));
}

function classBase(value, constructor, tag) {
  const name = (Object.hasOwn(value, "name") && value.name) || "(anonymous)";
  let base = `class ${name}`;
  if (constructor !== "Function" && constructor !== null) base += ` [${constructor}]`;
  if (tag !== "" && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends [null prototype]]`;
  const parent = Object.getPrototypeOf(value).name;
  return parent ? `[${base} extends ${parent}]` : `[${base}]`;
}

export function functionBase(ctx, value, constructor, tag) {
  if (isClass(Function.prototype.toString.call(value))) return classBase(value, constructor, tag);
  const type = `${isAsyncFunction(value) ? "Async" : ""}${isGeneratorFunction(value) ? "Generator" : ""}Function`;
  let base = `[${type}${constructor === null ? " (null prototype)" : ""}`;
  const { name } = value;
  if (name === "") base += " (anonymous)]";
  else base += `: ${typeof name === "string" ? name : inspectNested(name, ctx)}]`;
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== "" && constructor !== tag) base += ` [${tag}]`;
  return base;
}

function boxedValue(value) {
  if (isNumberObject(value)) return ["Number", numberText(Number.prototype.valueOf.call(value))];
  if (isStringObject(value)) return ["String", quote(String.prototype.valueOf.call(value))];
  if (isBooleanObject(value)) return ["Boolean", `${Boolean.prototype.valueOf.call(value)}`];
  if (isBigIntObject(value)) return ["BigInt", numberText(BigInt.prototype.valueOf.call(value))];
  return ["Symbol", formatPrimitive(plain, Symbol.prototype.valueOf.call(value), {})];
}

export function boxedBase(ctx, value, keys, constructor, tag) {
  const [type, text] = boxedValue(value);
  // The characters of a boxed string are its index keys: they are in the text already.
  if (type === "String") keys.splice(0, value.length);
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? " (null prototype)" : ` (${constructor})`;
  base += `: ${text}]`;
  if (tag !== "" && tag !== constructor) base += ` [${tag}]`;
  return keys.length !== 0 || ctx.stylize === plain ? base : ctx.stylize(base, type.toLowerCase());
}
