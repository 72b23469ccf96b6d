// import.meta of a module in the session.

import { pathToFileUrl } from "internal:file-url";

// `suffix` is the query or fragment that the module was imported with.
function fill(meta, path, isMain, suffix) {
  meta.dirname = path.slice(0, path.lastIndexOf("/")) || "/";
  meta.filename = path;
  meta.main = isMain;
  meta.resolve = (specifier) => {
    // Paths and URLs are resolved as text, whether or not there is such a file.
    if (/^(\.{0,2}\/|file:|data:|https?:)/.test(specifier))
      return new (require("internal:url").URL)(specifier, meta.url).href;
    const found = native.modules.resolve(`${specifier}`, path, "import");
    return found.startsWith("/") ? pathToFileUrl(found) : found;
  };
  meta.url = pathToFileUrl(path) + suffix;
}

module.exports = { fill };
