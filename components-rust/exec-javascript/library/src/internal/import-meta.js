// import.meta of a module in the session.

import { pathToFileUrl } from "internal:file-url";

function fill(meta, path, isMain) {
  meta.dirname = path.slice(0, path.lastIndexOf("/")) || "/";
  meta.filename = path;
  meta.main = isMain;
  meta.resolve = (specifier) => {
    const found = native.modules.resolve(`${specifier}`, path, "import");
    return found.startsWith("/") ? pathToFileUrl(found) : found;
  };
  meta.url = pathToFileUrl(path);
}

module.exports = { fill };
