// util.parseArgs.
//
// Not the npm package `@pkgjs/parseargs`: its copy of Node's primordials costs ten times what the parsing does, and it
// does not know `allowNegative` or defaults that are lists.

import {
  invalidArgType,
  makeError,
  validateArray,
  validateBoolean,
  validateObject,
  validateOneOf,
  validateString,
} from "internal:errors";

const isLong = (arg) => arg.length > 2 && arg.startsWith("--");
const isShorts = (arg) => arg.length > 1 && arg[0] === "-" && arg[1] !== "-";

function checkDefault(name, { default: value, type, multiple }) {
  const check = type === "string" ? validateString : validateBoolean;
  const path = `options.${name}.default`;
  if (!multiple) return check(value, path);
  validateArray(value, path);
  value.forEach((item, i) => check(item, `${path}[${i}]`));
}

function checkOptions(options) {
  validateObject(options, "options");
  for (const [name, option] of Object.entries(options)) {
    validateObject(option, `options.${name}`);
    validateOneOf(option.type, `options.${name}.type`, ["string", "boolean"]);
    if (Object.hasOwn(option, "short")) {
      validateString(option.short, `options.${name}.short`);
      if (option.short.length !== 1) {
        throw require("internal:errors").invalidArgValue(
          `options.${name}.short`,
          option.short,
          "must be a single character",
        );
      }
    }
    if (Object.hasOwn(option, "multiple")) validateBoolean(option.multiple, `options.${name}.multiple`);
    if (option.default !== undefined) checkDefault(name, option);
  }
}

class Parser {
  constructor(args, options, allowNegative) {
    this.options = options;
    this.allowNegative = allowNegative;
    this.rest = args.map((arg, index) => ({ arg, index }));
    this.tokens = [];
  }

  typeOf(name) {
    return Object.hasOwn(this.options, name) ? this.options[name].type : undefined;
  }

  longOf(short) {
    return Object.entries(this.options).find(([, option]) => option.short === short)?.[0] ?? short;
  }

  // The value of an option that wants one: after `=`, else the next argument.
  option(name, rawName, value, index) {
    let inlineValue = value === undefined ? undefined : true;
    if (value === undefined && this.typeOf(name) === "string" && this.rest.length > 0) {
      value = this.rest.shift().arg;
      inlineValue = false;
    }
    this.tokens.push({ kind: "option", name, rawName, index, value, inlineValue });
  }

  long(arg, index) {
    const at = arg.indexOf("=");
    const name = at === -1 ? arg.slice(2) : arg.slice(2, at);
    const positive = name.startsWith("no-") ? name.slice(3) : undefined;
    if (this.allowNegative && at === -1 && positive !== undefined && this.typeOf(positive) === "boolean") {
      this.tokens.push({
        kind: "option",
        name: positive,
        rawName: `--${name}`,
        index,
        value: false,
        inlineValue: undefined,
        negative: true,
      });
    } else {
      this.option(name, `--${name}`, at === -1 ? undefined : arg.slice(at + 1), index);
    }
  }

  // -abc is -a -b -c, up to the first option that takes a value: the remainder is its value.
  shorts(arg, index) {
    for (let i = 1; i < arg.length; i++) {
      const name = this.longOf(arg[i]);
      if (this.typeOf(name) === "string" && i + 1 < arg.length)
        return this.option(name, `-${arg[i]}`, arg.slice(i + 1), index);
      this.option(name, `-${arg[i]}`, undefined, index);
    }
  }

  tokenize() {
    while (this.rest.length > 0) {
      const { arg, index } = this.rest.shift();
      if (arg === "--") {
        this.tokens.push({ kind: "option-terminator", index });
        for (const later of this.rest) this.tokens.push({ kind: "positional", index: later.index, value: later.arg });
        break;
      }
      if (isLong(arg)) this.long(arg, index);
      else if (isShorts(arg)) this.shorts(arg, index);
      else this.tokens.push({ kind: "positional", index, value: arg });
    }
    return this.tokens;
  }
}

const failure = (code, message) => makeError(TypeError, code, message);

function checkStrict(token, options, allowPositionals) {
  const { name, rawName, value, inlineValue } = token;
  if (!Object.hasOwn(options, name)) {
    const hint = allowPositionals
      ? ". To specify a positional argument starting with a '-', place it at the end of the command after '--', " +
        `as in '-- "${rawName}"`
      : "";
    throw failure("ERR_PARSE_ARGS_UNKNOWN_OPTION", `Unknown option '${rawName}'${hint}`);
  }
  const { short, type } = options[name];
  const shown = `${short ? `-${short}, ` : ""}--${name}`;
  if (type === "string" && typeof value !== "string") {
    throw failure("ERR_PARSE_ARGS_INVALID_OPTION_VALUE", `Option '${shown} <value>' argument missing`);
  }
  if (type === "boolean" && typeof value === "string") {
    throw failure("ERR_PARSE_ARGS_INVALID_OPTION_VALUE", `Option '${shown}' does not take an argument`);
  }
  if (inlineValue === false && value.length > 1 && value.startsWith("-")) {
    const example = rawName.startsWith("--") ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
    throw failure(
      "ERR_PARSE_ARGS_INVALID_OPTION_VALUE",
      `Option '${rawName}' argument is ambiguous.\n` +
        `Did you forget to specify the option argument for '${rawName}'?\n` +
        `To specify an option argument starting with a dash use ${example}.`,
    );
  }
}

function store(values, name, value, options) {
  if (name === "__proto__") return;
  if (!options[name]?.multiple) values[name] = value;
  else if (values[name] === undefined) values[name] = [value];
  else values[name].push(value);
}

function parseArgs(config = {}) {
  const {
    args = native.process.argv.slice(2),
    options = {},
    strict = true,
    tokens: wantTokens = false,
    allowNegative = false,
  } = config;
  const allowPositionals = config.allowPositionals ?? !strict;
  validateArray(args, "args");
  for (const [name, value] of Object.entries({ strict, allowPositionals, tokens: wantTokens, allowNegative }))
    validateBoolean(value, name);
  for (const arg of args) if (typeof arg !== "string") throw invalidArgType("args", "string", arg);
  checkOptions(options);
  const tokens = new Parser(args, options, allowNegative).tokenize();
  const values = Object.create(null);
  const positionals = [];
  for (const token of tokens) {
    if (token.kind === "option") {
      if (strict) checkStrict(token, options, allowPositionals);
      store(values, token.name, token.value ?? true, options);
    } else if (token.kind === "positional") {
      if (!allowPositionals) {
        throw failure(
          "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
          `Unexpected argument '${token.value}'. This command does not take positional arguments`,
        );
      }
      positionals.push(token.value);
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
  }
  return wantTokens
    ? { values, positionals, tokens: tokens.map(({ negative, ...token }) => token) }
    : { values, positionals };
}

module.exports = { parseArgs };
