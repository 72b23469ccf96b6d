// TextEncoder and TextDecoder.

import { invalidArgType } from "internal:errors";

const asBytes = (input) => {
  if (input instanceof Uint8Array) return input;
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (input instanceof ArrayBuffer || input instanceof SharedArrayBuffer) return new Uint8Array(input);
  throw invalidArgType("input", ["ArrayBuffer", "ArrayBufferView"], input);
};

class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(input = "") {
    return native.text.encode(`${input}`);
  }

  encodeInto(source, destination) {
    if (typeof source !== "string") throw invalidArgType("src", "string", source);
    if (!(destination instanceof Uint8Array)) throw invalidArgType("dest", "Uint8Array", destination);
    const [read, written] = native.text.encodeInto(source, destination);
    return { read, written };
  }
}

class TextDecoder {
  #decoder;
  #label;
  #fatal;
  #ignoreBOM;
  #streaming = false;

  constructor(label = "utf-8", options = {}) {
    this.#label = `${label}`;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
    this.#decoder = native.text.decoder(this.#label, this.#fatal, this.#ignoreBOM);
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBOM;
  }

  decode(input, options) {
    const stream = Boolean(options?.stream);
    const bytes = input === undefined ? undefined : asBytes(input);
    // A decoder that was not told to go on starts anew, its byte order mark included.
    if (!this.#streaming) this.#decoder = native.text.decoder(this.#label, this.#fatal, this.#ignoreBOM);
    this.#streaming = stream;
    return this.#decoder.decode(bytes, stream);
  }
}

for (const Class of [TextEncoder, TextDecoder]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

module.exports = { TextDecoder, TextEncoder };
