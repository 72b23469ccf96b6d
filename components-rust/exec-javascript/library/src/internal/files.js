// Whole files, for the loader, the reports and fs.

const CHUNK = 64 * 1024;

// Reads to the end, from a file of known size or from a stream that only ends.
function readAll(fd) {
  const [kind, size] = native.fs.fstat(fd);
  if (kind === "directory") throw require("internal:fs-errors").systemError("EISDIR", "read");
  let bytes = new Uint8Array(size > 0 ? size : CHUNK);
  let length = 0;
  for (;;) {
    if (length === bytes.length) {
      // The size was right when the next read finds the end: do not double a large buffer to learn that.
      const probe = new Uint8Array(size > 0 && length === size ? 1 : length);
      const n = native.fs.read(fd, probe, -1);
      if (n === 0) break;
      const larger = new Uint8Array(length * 2 + n);
      larger.set(bytes.subarray(0, length));
      larger.set(probe.subarray(0, n), length);
      bytes = larger;
      length += n;
    } else {
      const n = native.fs.read(fd, bytes.subarray(length), -1);
      if (n === 0) break;
      length += n;
    }
  }
  return length === bytes.length ? bytes : bytes.subarray(0, length);
}

function readBytes(path, flags = 0) {
  const fd = native.fs.open(path, flags, 0o666);
  try {
    return readAll(fd);
  } finally {
    native.fs.close(fd);
  }
}

function readText(path) {
  const bytes = readBytes(path);
  return native.text.fromBytes(bytes, "utf8", 0, bytes.length);
}

module.exports = { readAll, readBytes, readText };
