// CommonJS: Module, require, and the cache that both share with `import`.

import { builtin, isBuiltin, names } from "internal:builtins";

const { shared } = native;
const validateString = (value, name) => {
  if (typeof value !== "string") require("internal:errors").validateString(value, name);
};
const invalidArgValue = (...about) => require("internal:errors").invalidArgValue(...about);
const readText = (path) => require("internal:files").readText(path);

const dirname = (path) => path.slice(0, path.lastIndexOf("/")) || "/";

function Module(id = "", parent = undefined) {
  this.id = id;
  this.path = dirname(id);
  this.exports = {};
  Object.defineProperty(this, "parent", { value: parent, writable: true, configurable: true, enumerable: false });
  this.filename = null;
  this.loaded = false;
  this.children = [];
  this.paths = undefined;
  parent?.children.push(this);
}

Module._cache = Object.create(null);
Module._pathCache = Object.create(null);
Module.globalPaths = [];
Module.builtinModules = [...names].sort();
Module.isBuiltin = isBuiltin;
Module.Module = Module;

Module._nodeModulePaths = function _nodeModulePaths(from) {
  const paths = [];
  for (let folder = from; ; folder = dirname(folder)) {
    if (!folder.endsWith("/node_modules")) paths.push(folder === "/" ? "/node_modules" : `${folder}/node_modules`);
    if (folder === "/") return paths;
  }
};

// Node lists who asked for a module that is not there.
function addRequireStack(error, parent) {
  const stack = [];
  for (let module = parent; module; module = module.parent) stack.push(module.filename || module.id);
  error.requireStack = stack;
  if (stack.length > 0 && !error.message.includes("Require stack")) {
    error.message += `\nRequire stack:\n- ${stack.join("\n- ")}`;
  }
  return error;
}

Module._resolveFilename = function _resolveFilename(request, parent, isMain, options) {
  if (isBuiltin(request)) return request;
  const starts = options?.paths?.map((path) => `${path.replace(/\/$/, "")}/[paths]`) ?? [
    parent?.filename ?? `${native.process.cwd()}/[none]`,
  ];
  let failure;
  for (const start of starts) {
    try {
      return native.modules.resolve(request, start, "require");
    } catch (error) {
      failure = error;
    }
  }
  throw failure?.code === "MODULE_NOT_FOUND" ? addRequireStack(failure, parent) : failure;
};

Module._resolveLookupPaths = function _resolveLookupPaths(request, parent) {
  if (isBuiltin(request)) return null;
  return /^\.\.?(\/|$)/.test(request)
    ? [parent?.path ?? "."]
    : Module._nodeModulePaths(parent?.path ?? native.process.cwd());
};

Module._load = function _load(request, parent, isMain) {
  const provided = builtin(request);
  if (provided !== undefined) return provided;
  const filename = Module._resolveFilename(request, parent, isMain);
  if (filename.startsWith("node:")) return builtin(filename);
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    if (parent && !parent.children.includes(cached)) parent.children.push(cached);
    return cached.exports;
  }
  const module = new Module(filename, parent);
  Module._cache[filename] = module;
  let loaded = false;
  try {
    module.load(filename);
    loaded = true;
  } finally {
    // What failed to load is loaded anew when it is asked for again.
    if (!loaded) {
      delete Module._cache[filename];
      if (parent) parent.children = parent.children.filter((child) => child !== module);
    }
  }
  return module.exports;
};

Module.prototype.load = function load(filename) {
  this.filename = filename;
  this.paths = Module._nodeModulePaths(dirname(filename));
  const extension = /[^/](\.[^./]+)$/.exec(filename)?.[1] ?? ".js";
  (Module._extensions[extension] ?? Module._extensions[".js"])(this, filename);
  this.loaded = true;
};

Module.prototype.require = function require(id) {
  validateString(id, "id");
  if (id === "") throw invalidArgValue("id", id, "must be a non-empty string");
  return Module._load(id, this, false);
};

Module.prototype._compile = function _compile(source, filename) {
  return evaluate(this, native.modules.compile(source, filename), filename);
};

function evaluate(module, wrapper, filename) {
  return wrapper.call(module.exports, module.exports, makeRequire(module), module, filename, dirname(filename));
}

function loadScript(module, filename) {
  const wrapper = native.modules.load(filename, readText(filename));
  if (wrapper !== undefined) {
    evaluate(module, wrapper, filename);
  } else {
    const namespace = native.modules.requireEsm(filename);
    module.exports = "module.exports" in namespace ? namespace["module.exports"] : asCommonJs(namespace);
  }
}

// Code that compilers made looks for `__esModule` before it takes `default`.
function asCommonJs(namespace) {
  if (!("default" in namespace) || "__esModule" in namespace) return namespace;
  const exports = Object.create(null, { [Symbol.toStringTag]: { value: "Module" } });
  for (const key of Object.keys(namespace))
    Object.defineProperty(exports, key, { get: () => namespace[key], enumerable: true });
  Object.defineProperty(exports, "__esModule", { value: true, enumerable: true });
  return exports;
}

// Code that was compiled from ES modules asks for this mark to tell a default export from the exports themselves.
function withEsModuleMark(namespace) {
  if (!("default" in namespace) || "__esModule" in namespace) return namespace;
  const marked = Object.create(null, {
    [Symbol.toStringTag]: { value: "Module" },
    __esModule: { value: true, enumerable: true },
  });
  for (const name of Object.keys(namespace)) {
    Object.defineProperty(marked, name, { get: () => namespace[name], enumerable: true });
  }
  return marked;
}

function loadJson(module, filename) {
  const text = readText(filename);
  try {
    module.exports = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

function refuseNative(module, filename) {
  const error = new Error(`\`${filename}\` is not available in golem-exec: programs cannot load native code`);
  error.code = "ERR_DLOPEN_FAILED";
  throw error;
}

Module._extensions = Object.assign(Object.create(null), {
  ".js": loadScript,
  ".json": loadJson,
  ".node": refuseNative,
});

function makeRequire(module) {
  const require = (id) => module.require(id);
  Object.defineProperty(require, "name", { value: "require" });
  return decorate(require, module);
}

function decorate(require, module) {
  require.resolve = (request, options) => {
    validateString(request, "request");
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = (request) => {
    validateString(request, "request");
    return Module._resolveLookupPaths(request, module);
  };
  require.main = shared.main;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

Module.createRequire = function createRequire(from) {
  const text = `${from}`;
  const isUrl = text.startsWith("file:");
  if (!isUrl && !text.startsWith("/")) {
    throw invalidArgValue("filename", from, "must be a file URL object, file URL string, or absolute path string");
  }
  const path = isUrl ? require("internal:url").fileURLToPath(text) : text;
  const filename = path.endsWith("/") ? `${path}noop.js` : path;
  const module = new Module(filename);
  module.filename = filename;
  module.paths = Module._nodeModulePaths(module.path);
  return makeRequire(module);
};

Module.wrapper = ["(function (exports, require, module, __filename, __dirname) { ", "\n});"];
Module.wrap = (script) => Module.wrapper[0] + script + Module.wrapper[1];
Module.syncBuiltinESMExports = () => {};
Module.findSourceMap = () => undefined;
Module.register = () => {
  throw require("internal:errors").notAvailable("module.register", "the loader cannot be replaced");
};

// The main module began before this class was loaded.
if (shared.main !== undefined) {
  Module._cache[shared.main.filename] = shared.main;
  Object.setPrototypeOf(shared.main, Module.prototype);
  Object.defineProperty(shared.main, "parent", { value: null, writable: true, configurable: true, enumerable: false });
  decorate(Object.setPrototypeOf(shared.mainRequire, Function.prototype), shared.main);
}

const requireFrom = (module, id) => module.require(id);

// What `import` of a CommonJS file, a JSON file or a built-in module is made of.
function requireForImport(id) {
  return id.startsWith("node:") ? builtin(id) : Module._load(id, undefined, false);
}

module.exports = { Module, requireForImport, requireFrom };
