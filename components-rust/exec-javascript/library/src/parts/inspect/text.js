// Leaves of the printout: strings, numbers, colours, and how wide a text is on a terminal.

export const customInspect = Symbol.for("nodejs.util.inspect.custom");

// Control characters, the backslash and lone surrogates; the second also takes the quote. Literals, because a pattern
// that is made from text is compiled at run time.
const UNSAFE = /[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const UNSAFE_OR_QUOTE =
  /['\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "'": "\\'", "\\": "\\\\" };

export function escapeCharacter(character) {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const hex = character.charCodeAt(0).toString(16);
  return hex.length > 2 ? `\\u${hex}` : `\\x${hex.toUpperCase().padStart(2, "0")}`;
}

// The quotes that need the least escaping: ' unless the text has it, then ", then `.
export function quote(text) {
  if (!text.includes("'")) return `'${text.replace(UNSAFE, escapeCharacter)}'`;
  if (!text.includes('"')) return `"${text.replace(UNSAFE, escapeCharacter)}"`;
  if (!text.includes("`") && !text.includes("${")) return `\`${text.replace(UNSAFE, escapeCharacter)}\``;
  return `'${text.replace(UNSAFE_OR_QUOTE, escapeCharacter)}'`;
}

export const escapeSymbol = (symbol) =>
  Symbol.prototype.toString.call(symbol).replace(UNSAFE_OR_QUOTE, escapeCharacter);

const FOREGROUND = 39;
const BACKGROUND = 49;

export const colors = Object.assign(Object.create(null), {
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
  framed: [51, 54],
  overlined: [53, 55],
});
["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"].forEach((name, i) => {
  const capital = name[0].toUpperCase() + name.slice(1);
  colors[name] = [30 + i, FOREGROUND];
  colors[`bg${capital}`] = [40 + i, BACKGROUND];
  const bright = name === "black" ? ["gray", "bgGray"] : [`${name}Bright`, `bg${capital}Bright`];
  colors[bright[0]] = [90 + i, FOREGROUND];
  colors[bright[1]] = [100 + i, BACKGROUND];
});

const ALIASES = {
  grey: "gray",
  blackBright: "gray",
  bgGrey: "bgGray",
  bgBlackBright: "bgGray",
  faint: "dim",
  crossedout: "strikethrough",
  strikeThrough: "strikethrough",
  crossedOut: "strikethrough",
  conceal: "hidden",
  swapColors: "inverse",
  swapcolors: "inverse",
  doubleUnderline: "doubleunderline",
};
for (const alias in ALIASES) {
  Object.defineProperty(colors, alias, {
    get() {
      return this[ALIASES[alias]];
    },
    set(value) {
      this[ALIASES[alias]] = value;
    },
    configurable: true,
  });
}

export const styles = Object.assign(Object.create(null), {
  special: "cyan",
  number: "yellow",
  bigint: "yellow",
  boolean: "yellow",
  undefined: "grey",
  null: "bold",
  string: "green",
  symbol: "green",
  date: "magenta",
  regexp: "red",
  module: "underline",
});

export const plain = (text) => text;

export function colored(text, style) {
  const color = colors[styles[style]];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

const ESCAPE_SEQUENCE =
  /[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d\/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d\/#&.:=?%@~_]*)*)?(?:\u0007|\u001B\u005C|\u009C))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]))/g;

export function stripColors(text) {
  return text.includes("\u001B") || text.includes("\u009B") ? text.replace(ESCAPE_SEQUENCE, "") : text;
}

const isZeroWidth = (code) =>
  code <= 0x1f ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x300 && code <= 0x36f) ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x20d0 && code <= 0x20ff) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0xfe20 && code <= 0xfe2f) ||
  (code >= 0xe0100 && code <= 0xe01ef);

// East Asian wide characters and emoji take two columns.
const isFullWidth = (code) =>
  code >= 0x1100 &&
  (code <= 0x115f ||
    code === 0x2329 ||
    code === 0x232a ||
    (code >= 0x2e80 && code <= 0x3247 && code !== 0x303f) ||
    (code >= 0x3250 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0xa4c6) ||
    (code >= 0xa960 && code <= 0xa97c) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6b) ||
    (code >= 0xff01 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1b000 && code <= 0x1b001) ||
    (code >= 0x1f200 && code <= 0x1f251) ||
    (code >= 0x1f300 && code <= 0x1f64f) ||
    (code >= 0x1f680 && code <= 0x1f6ff) ||
    (code >= 0x1f900 && code <= 0x1f9ff) ||
    (code >= 0x20000 && code <= 0x3fffd));

export function widthOf(text, strip = true) {
  if (strip) text = stripColors(text);
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.normalize("NFC")) {
    const code = character.codePointAt(0);
    if (isFullWidth(code)) width += 2;
    else if (!isZeroWidth(code)) width += 1;
  }
  return width;
}

const groupFromRight = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "_");
const groupFromLeft = (digits) => digits.replace(/(\d{3})(?=\d)/g, "$1_");

export function numberText(number, separate) {
  if (typeof number === "bigint") return `${separate ? groupFromRight(`${number}`) : number}n`;
  if (Object.is(number, -0)) return "-0";
  const text = `${number}`;
  if (!separate || !Number.isFinite(number) || text.includes("e")) return text;
  const [whole, fraction] = text.split(".");
  return fraction === undefined ? groupFromRight(whole) : `${groupFromRight(whole)}.${groupFromLeft(fraction)}`;
}
