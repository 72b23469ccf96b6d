// The `url` module: the WHATWG classes, and Node's old parser from the npm package `url`.

import { URL, URLSearchParams, fileURLToPath, pathToFileURL } from "internal:url";

const legacy = require("url-npm/url.js");

function urlToHttpOptions(url) {
  const { hostname, pathname, search, hash, port, protocol, username, password } = url;
  const options = {
    __proto__: null,
    protocol,
    hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname || ""}${search || ""}`,
    href: url.href,
  };
  if (port !== "") options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

// A URL object is written with parts left out on request; an old-style object by the old rules.
function format(url, options) {
  if (!(url instanceof URL)) return legacy.format(url);
  const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
  const copy = new URL(url.href);
  if (!auth) copy.username = copy.password = "";
  if (!fragment) copy.hash = "";
  if (!search) copy.search = "";
  if (!unicode || copy.hostname === "") return copy.href;
  return copy.href.replace(copy.hostname, native.url.toUnicode(copy.hostname));
}

module.exports = {
  Url: legacy.Url,
  parse: legacy.parse,
  resolve: legacy.resolve,
  resolveObject: legacy.resolveObject,
  format,
  URL,
  URLSearchParams,
  domainToASCII: (domain) => native.url.toAscii(`${domain}`),
  domainToUnicode: (domain) => native.url.toUnicode(`${domain}`),
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer: (url) => require("node:buffer").Buffer.from(fileURLToPath(url)),
  urlToHttpOptions,
};
