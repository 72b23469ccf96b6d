// process.stdout and process.stderr, which write at once, whatever the stream machinery does: a program that ends or is
// ended right after a write has written.

import { lazyPrototype } from "../parts/lazy-stream.js";

const { shared } = native;

function put(fd, chunk, encoding) {
  if (typeof chunk === "string" && typeof encoding === "string" && encoding !== "utf8" && encoding !== "utf-8") {
    chunk = require("node:buffer").Buffer.from(chunk, encoding);
  }
  native.output.write(fd, chunk);
}

// `write` as long as nothing but `write` was used.
function write(chunk, encoding, callback) {
  if (typeof encoding === "function") [callback, encoding] = [encoding, undefined];
  if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) {
    upgrade(this);
    return this.write(chunk, encoding, callback);
  }
  put(this.fd, chunk, encoding);
  if (typeof callback === "function") require("internal:ticks").nextTick(callback, null);
  return true;
}

const light = lazyPrototype(Object.prototype, upgrade, ["_write", "_writev"]);
Object.defineProperty(light, "write", { value: write, writable: true, configurable: true });

function upgrade(output) {
  const { Writable } = require("node:stream");
  if (Object.getPrototypeOf(output) !== light) return;
  const { fd } = output;
  Object.setPrototypeOf(output, Writable.prototype);
  Writable.call(output, {
    decodeStrings: false,
    write(chunk, encoding, callback) {
      put(fd, chunk, encoding);
      callback();
    },
  });
  output.destroySoon = output.destroy;
}

function makeOutput(fd) {
  const output = Object.assign(Object.create(light), { fd, _type: "file", _isStdio: true });
  const earlier = shared.onStreams;
  // Once there are streams, `instanceof` must see that these are some.
  shared.onStreams = () => {
    earlier?.();
    upgrade(output);
  };
  return output;
}

module.exports = { makeOutput };
