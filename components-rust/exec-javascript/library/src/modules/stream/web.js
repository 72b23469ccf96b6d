// Web streams: the npm package `web-streams-polyfill`, with the text and compression streams that Node has beside.

const streams = require("web-streams-polyfill");

function makeText(Class, make) {
  const result = class {
    #pair;

    constructor(...args) {
      this.#pair = make(...args);
    }

    get readable() {
      return this.#pair.readable;
    }

    get writable() {
      return this.#pair.writable;
    }
  };
  Object.defineProperty(result, "name", { value: Class });
  return result;
}

const TextEncoderStream = makeText("TextEncoderStream", () => {
  const encoder = new TextEncoder();
  return new streams.TransformStream({
    transform(chunk, controller) {
      const bytes = encoder.encode(`${chunk}`);
      if (bytes.length > 0) controller.enqueue(bytes);
    },
  });
});

const TextDecoderStream = makeText("TextDecoderStream", (label, options) => {
  const decoder = new TextDecoder(label, options);
  const push = (text, controller) => {
    if (text !== "") controller.enqueue(text);
  };
  return new streams.TransformStream({
    transform(chunk, controller) {
      push(decoder.decode(chunk, { stream: true }), controller);
    },
    flush(controller) {
      push(decoder.decode(), controller);
    },
  });
});

const KINDS = {
  deflate: ["deflate", "inflate"],
  "deflate-raw": ["deflateRaw", "inflateRaw"],
  gzip: ["gzip", "gunzip"],
};

const compression = (name, direction) =>
  makeText(name, (format) => {
    const kind = KINDS[format]?.[direction];
    if (kind === undefined) throw new TypeError(`Unsupported compression format: '${format}'`);
    const stream = native.zlib.stream(kind, {});
    const push = (bytes, controller) => {
      if (bytes.length > 0) controller.enqueue(bytes);
    };
    const bytesOf = (chunk) =>
      ArrayBuffer.isView(chunk)
        ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
        : new Uint8Array(chunk);
    return new streams.TransformStream({
      transform(chunk, controller) {
        push(stream.push(bytesOf(chunk), "none"), controller);
      },
      flush(controller) {
        push(stream.push(new Uint8Array(0), "finish"), controller);
      },
    });
  });

module.exports = {
  ...streams,
  CompressionStream: compression("CompressionStream", 0),
  DecompressionStream: compression("DecompressionStream", 1),
  TextDecoderStream,
  TextEncoderStream,
};
