// util.format: printf-like placeholders, and everything else joined with spaces.

import { isBuiltInName } from "./names.js";
import { numberText } from "./text.js";

// Whether String(value) would only say `[object Object]`, so that %s should inspect the value instead.
function hasBuiltInToString(value) {
  const proxy = native.proxy(value);
  if (proxy !== undefined) {
    if (proxy[0] === null) return true;
    value = proxy[0];
  }
  const key = typeof value.toString === "function" ? "toString" : Symbol.toPrimitive;
  if (typeof value[key] !== "function") return true;
  if (Object.hasOwn(value, "toString") || Object.hasOwn(value, Symbol.toPrimitive)) return false;
  let owner = value;
  do owner = Object.getPrototypeOf(owner);
  while (!Object.hasOwn(owner, key) && !Object.hasOwn(owner, Symbol.toPrimitive));
  const constructor = Object.getOwnPropertyDescriptor(owner, "constructor")?.value;
  return typeof constructor === "function" && isBuiltInName(constructor.name);
}

function stringify(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return "[Circular]";
    throw error;
  }
}

const asNumber = (value, convert, separate) =>
  typeof value === "bigint"
    ? numberText(value, separate)
    : typeof value === "symbol"
      ? "NaN"
      : numberText(convert(value), separate);

function placeholder(kind, value, inspect, options) {
  const separate = options?.numericSeparator ?? inspect.defaultOptions.numericSeparator;
  switch (kind) {
    case "s":
      if (typeof value === "number" || typeof value === "bigint") return numberText(value, separate);
      if (typeof value !== "object" || value === null || !hasBuiltInToString(value)) return String(value);
      return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    case "j":
      return stringify(value);
    case "d":
      return asNumber(value, Number, separate);
    case "i":
      return asNumber(value, Number.parseInt, separate);
    case "f":
      return typeof value === "symbol" ? "NaN" : numberText(Number.parseFloat(value), separate);
    case "O":
      return inspect(value, options);
    case "o":
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    default:
      return ""; // %c takes its CSS and prints nothing.
  }
}

export function formatArguments(inspect, options, args) {
  let used = 0;
  let text = "";
  if (typeof args[0] === "string") {
    if (args.length === 1) return args[0];
    used = 1;
    text = args[0].replace(/%([sjdifoOc%])/g, (match, kind) => {
      if (kind === "%") return "%";
      return used < args.length ? String(placeholder(kind, args[used++], inspect, options)) : match;
    });
  }
  for (let i = used; i < args.length; i++) {
    const value = args[i];
    text += `${i === 0 ? "" : " "}${typeof value === "string" ? value : inspect(value, options)}`;
  }
  return text;
}
