// The names of Node's text encodings, and text to bytes and back by the engine's native code.

const CANONICAL = {
  utf8: "utf8",
  "utf-8": "utf8",
  ucs2: "utf16le",
  "ucs-2": "utf16le",
  utf16le: "utf16le",
  "utf-16le": "utf16le",
  latin1: "latin1",
  binary: "latin1",
  ascii: "ascii",
  base64: "base64",
  base64url: "base64url",
  hex: "hex",
};

// The canonical name; undefined for a name that is no encoding.
function normalise(encoding) {
  if (encoding === undefined || encoding === null || encoding === "" || encoding === "utf8") return "utf8";
  return CANONICAL[encoding] ?? CANONICAL[`${encoding}`.toLowerCase()];
}

const toBytes = (text, encoding) => native.text.toBytes(text, encoding);
const fromBytes = (bytes, encoding, start = 0, end = bytes.length) =>
  native.text.fromBytes(bytes, encoding, start, end);

module.exports = { fromBytes, normalise, toBytes };
