// A path argument: text, bytes or a file URL.

function toPath(value, name = "path") {
  if (typeof value === "string") {
    if (value.includes("\0")) {
      throw require("internal:errors").invalidArgValue(
        name,
        value,
        "must be a string, Uint8Array, or URL without null bytes",
      );
    }
    return value;
  }
  if (value instanceof Uint8Array) return toPath(native.text.fromBytes(value, "utf8", 0, value.length), name);
  const { URL } = native.shared;
  if (URL !== undefined && value instanceof URL) return require("internal:url").fileURLToPath(value);
  throw require("internal:errors").invalidArgType(name, ["string", "Buffer", "URL"], value);
}

module.exports = { toPath };
