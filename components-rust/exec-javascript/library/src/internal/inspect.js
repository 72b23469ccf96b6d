// util.inspect and util.format as Node prints, written after Node's own lib/internal/util/inspect.js (LICENSES.md).
//
// Not the npm package node-inspect-extracted: its copy of Node's primordials costs about 3.5 ms on the first
// console.log of an object, and it cannot see into promises, proxies and iterators.

import { formatArguments } from "../parts/inspect/format.js";
import { colored, colors, customInspect, plain, stripColors, styles, widthOf } from "../parts/inspect/text.js";
import { formatValue } from "../parts/inspect/value.js";

const errors = () => require("internal:errors");

const defaults = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

function isUrl(value) {
  const { URL } = native.shared;
  return URL !== undefined && value instanceof URL && typeof value.href === "string";
}

// The older signature, inspect(value, showHidden, depth, colors), still works.
function inspect(value, options, depth, useColors) {
  const ctx = {
    ...defaults,
    budget: {},
    seen: [],
    indentationLvl: 0,
    currentDepth: 0,
    circular: undefined,
    userOptions: undefined,
    stylize: plain,
    inspect,
    isUrl,
  };
  if (depth !== undefined) ctx.depth = depth;
  if (useColors !== undefined) ctx.colors = useColors;
  if (typeof options === "boolean") {
    ctx.showHidden = options;
  } else if (options) {
    for (const key of Object.keys(options)) {
      if (Object.hasOwn(defaults, key) || key === "stylize") ctx[key] = options[key];
      else ctx.userOptions ??= options;
    }
  }
  if (ctx.colors) ctx.stylize = colored;
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  if (ctx.maxStringLength === null) ctx.maxStringLength = Infinity;
  return formatValue(ctx, value, 0);
}

inspect.custom = customInspect;
inspect.colors = colors;
inspect.styles = styles;
Object.defineProperty(inspect, "defaultOptions", {
  get: () => defaults,
  set(options) {
    errors().validateObject(options, "options");
    Object.assign(defaults, options);
  },
});

const format = (...args) => formatArguments(inspect, undefined, args);

function formatWithOptions(options, ...args) {
  errors().validateObject(options, "inspectOptions");
  return formatArguments(inspect, options, args);
}

function stripVTControlCharacters(text) {
  errors().validateString(text, "str");
  return stripColors(text);
}

module.exports = { inspect, format, formatWithOptions, stripVTControlCharacters, getStringWidth: widthOf };
