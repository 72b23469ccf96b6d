// Query strings with Node's rules: keys may repeat, and only an own escape table is used.

import { validateFunction } from "internal:errors";

const escape = (text) => {
  if (typeof text !== "string") text = typeof text === "object" ? String(text) : `${text}`;
  return encodeURIComponent(text.isWellFormed() ? text : refuse(text));
};

function refuse() {
  throw require("internal:errors").makeError(URIError, "ERR_INVALID_URI", "URI malformed");
}

// Decodes what can be decoded, and leaves a lone % as it is.
function unescapeBuffer(text) {
  const bytes = native.text.encode(text);
  const out = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex =
      bytes[i] === 0x25
        ? text.length === bytes.length
          ? text.slice(i + 1, i + 3)
          : String.fromCharCode(...bytes.subarray(i + 1, i + 3))
        : "";
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      out.push(parseInt(hex, 16));
      i += 2;
    } else {
      out.push(bytes[i]);
    }
  }
  return require("node:buffer").Buffer.from(out);
}

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text).toString();
  }
}

const primitive = (value) => {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? `${value}` : "";
    case "bigint":
    case "boolean":
      return `${value}`;
    default:
      return "";
  }
};

function stringify(object, separator = "&", equals = "=", options) {
  if (object === null || typeof object !== "object") return "";
  const encode = typeof options?.encodeURIComponent === "function" ? options.encodeURIComponent : module.exports.escape;
  const pairs = [];
  for (const key of Object.keys(object)) {
    const values = Array.isArray(object[key]) ? object[key] : [object[key]];
    for (const value of values) pairs.push(`${encode(key)}${equals || "="}${encode(primitive(value))}`);
  }
  return pairs.join(separator || "&");
}

function parse(text, separator, equals, options) {
  const result = Object.create(null);
  if (typeof text !== "string" || text.length === 0) return result;
  separator = separator ? `${separator}` : "&";
  equals = equals ? `${equals}` : "=";
  const most = typeof options?.maxKeys === "number" ? options.maxKeys : 1000;
  const chosen = options?.decodeURIComponent ?? module.exports.unescape;
  validateFunction(chosen, "options.decodeURIComponent");
  const decode = (part) => {
    part = part.replaceAll("+", " ");
    try {
      return chosen(part);
    } catch {
      return unescape(part);
    }
  };
  let parts = text.split(separator).filter((part) => part !== "");
  if (most > 0) parts = parts.slice(0, most);
  for (const part of parts) {
    const at = part.indexOf(equals);
    const key = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? "" : decode(part.slice(at + equals.length));
    if (!(key in result)) result[key] = value;
    else if (Array.isArray(result[key])) result[key].push(value);
    else result[key] = [result[key], value];
  }
  return result;
}

module.exports = { decode: parse, encode: stringify, escape, parse, stringify, unescape, unescapeBuffer };
