// URL and URLSearchParams over the native parser, and file URLs.

import { invalidArgType, invalidArgValue, makeError } from "internal:errors";
import { pathToFileUrl } from "internal:file-url";
import { named } from "../parts/named.js";

const custom = Symbol.for("nodejs.util.inspect.custom");
const PARTS = [
  "href",
  "protocol",
  "username",
  "password",
  "host",
  "hostname",
  "port",
  "pathname",
  "search",
  "hash",
  "origin",
];

class URL {
  // The parts in the order of PARTS.
  #parts;
  #query;

  constructor(input, base) {
    if (arguments.length === 0) throw makeError(TypeError, "ERR_MISSING_ARGS", 'The "url" argument must be specified');
    input = `${input}`;
    const parts = native.url.parse(input, base === undefined ? undefined : `${base}`);
    if (parts === null) {
      const error = makeError(TypeError, "ERR_INVALID_URL", "Invalid URL");
      error.input = input;
      if (base !== undefined) error.base = `${base}`;
      throw error;
    }
    this.#parts = parts;
  }

  static canParse(input, base) {
    return native.url.parse(`${input}`, base === undefined ? undefined : `${base}`) !== null;
  }

  static parse(input, base) {
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  static createObjectURL() {
    throw require("internal:errors").notAvailable("URL.createObjectURL", "there is nothing that could load such a URL");
  }

  static revokeObjectURL() {}

  get origin() {
    return this.#parts[PARTS.length - 1];
  }

  get searchParams() {
    this.#query ??= makeParams(native.url.parseQuery(this.search.slice(1)), (query) => {
      this.#parts = native.url.set(this.#parts[0], "search", query);
    });
    return this.#query;
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }

  [custom](depth, options, inspect) {
    if (typeof depth === "number" && depth < 0) return this;
    const { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash } =
      this;
    const shown = {
      href,
      origin,
      protocol,
      username,
      password,
      host,
      hostname,
      port,
      pathname,
      search,
      searchParams,
      hash,
    };
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }

  static {
    PARTS.slice(0, -1).forEach((name, i) => {
      Object.defineProperty(URL.prototype, name, {
        get() {
          return this.#parts[i];
        },
        set(value) {
          if (name === "href") {
            this.#parts = new URL(value).#parts;
          } else {
            this.#parts = native.url.set(this.#parts[0], name, `${value}`);
          }
          if (this.#query !== undefined && (name === "href" || name === "search")) {
            replacePairs(this.#query, native.url.parseQuery(this.search.slice(1)));
          }
        },
        configurable: true,
        enumerable: true,
      });
    });
  }
}
for (const name of ["origin", "searchParams", "toString", "toJSON"]) {
  Object.defineProperty(URL.prototype, name, { enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: "URL", configurable: true });

let makeParams;
let replacePairs;

function pairsOf(init) {
  if (init === undefined || init === null) return [];
  if (typeof init !== "object" && typeof init !== "function")
    return native.url.parseQuery(`${init}`.replace(/^\?/, ""));
  const iterate = init[Symbol.iterator];
  if (iterate === undefined || iterate === null)
    return Object.keys(init).flatMap((key) => [key.toWellFormed(), `${init[key]}`.toWellFormed()]);
  const flat = [];
  for (const pair of init) {
    const items =
      pair !== null && typeof pair === "object" && typeof pair[Symbol.iterator] === "function" ? [...pair] : [];
    if (items.length !== 2)
      throw makeError(TypeError, "ERR_INVALID_TUPLE", "Each query pair must be an iterable [name, value] tuple");
    flat.push(`${items[0]}`.toWellFormed(), `${items[1]}`.toWellFormed());
  }
  return flat;
}

class URLSearchParams {
  #pairs; // [name, value, name, value, …]
  #changed;

  static {
    makeParams = (pairs, changed) => {
      const params = new URLSearchParams();
      params.#pairs = pairs;
      params.#changed = changed;
      return params;
    };
    replacePairs = (params, pairs) => {
      params.#pairs = pairs;
    };
  }

  constructor(init) {
    this.#pairs = pairsOf(init);
  }

  #update() {
    this.#changed?.(this.toString());
  }

  get size() {
    return this.#pairs.length / 2;
  }

  append(name, value) {
    this.#pairs.push(`${name}`.toWellFormed(), `${value}`.toWellFormed());
    this.#update();
  }

  delete(name, value) {
    const kept = [];
    for (const [key, text] of this) {
      if (key !== `${name}` || (value !== undefined && text !== `${value}`)) kept.push(key, text);
    }
    this.#pairs = kept;
    this.#update();
  }

  get(name) {
    for (const [key, text] of this) if (key === `${name}`) return text;
    return null;
  }

  getAll(name) {
    return [...this].filter(([key]) => key === `${name}`).map(([, text]) => text);
  }

  has(name, value) {
    return [...this].some(([key, text]) => key === `${name}` && (value === undefined || text === `${value}`));
  }

  set(name, value) {
    name = `${name}`.toWellFormed();
    value = `${value}`.toWellFormed();
    const kept = [];
    let found = false;
    for (const [key, text] of this) {
      if (key !== name) kept.push(key, text);
      else if (!found) kept.push(key, value);
      if (key === name) found = true;
    }
    if (!found) kept.push(name, value);
    this.#pairs = kept;
    this.#update();
  }

  sort() {
    // By UTF-16 units, equal names in their order.
    this.#pairs = [...this].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).flat();
    this.#update();
  }

  forEach(callback, thisArg) {
    if (typeof callback !== "function") throw invalidArgType("callback", "function", callback);
    for (const [key, text] of this) callback.call(thisArg, text, key, this);
  }

  *entries() {
    for (let i = 0; i < this.#pairs.length; i += 2) yield [this.#pairs[i], this.#pairs[i + 1]];
  }

  *keys() {
    for (const [key] of this) yield key;
  }

  *values() {
    for (const [, text] of this) yield text;
  }

  toString() {
    return native.url.encodeQuery(this.#pairs);
  }

  [custom](depth, options, inspect) {
    if (typeof depth === "number" && depth < 0) return "[Object]";
    const pairs = [...this].map(([key, text]) => `${inspect(key, options)} => ${inspect(text, options)}`);
    return pairs.length === 0 ? "URLSearchParams {}" : `URLSearchParams { ${pairs.join(", ")} }`;
  }
}
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  value: URLSearchParams.prototype.entries,
  writable: true,
  configurable: true,
});
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: "URLSearchParams", configurable: true });

function fileURLToPath(input) {
  const url = typeof input === "string" ? new URL(input) : input;
  if (!(url instanceof URL) && typeof url?.href !== "string") throw invalidArgType("path", ["string", "URL"], input);
  if (url.protocol !== "file:") throw makeError(TypeError, "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
  if (url.hostname !== "") {
    throw makeError(TypeError, "ERR_INVALID_FILE_URL_HOST", 'File URL host must be "localhost" or empty on wasi');
  }
  if (/%2f/i.test(url.pathname)) {
    throw makeError(TypeError, "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters");
  }
  return decodeURIComponent(url.pathname);
}

function pathToFileURL(path) {
  if (typeof path !== "string") throw invalidArgType("path", "string", path);
  const { resolve } = require("node:path");
  const absolute = resolve(path);
  return new URL(pathToFileUrl(path.endsWith("/") && absolute !== "/" ? `${absolute}/` : absolute));
}

native.shared.URL = URL;

named("URL", URL);
named("URLSearchParams", URLSearchParams);

module.exports = { URL, URLSearchParams, fileURLToPath, pathToFileURL };
