// A whole stream as one value.

const { Buffer } = require("node:buffer");

async function buffer(stream) {
  const pieces = [];
  for await (const piece of stream)
    pieces.push(
      typeof piece === "string"
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer ?? piece, piece.byteOffset, piece.byteLength),
    );
  return Buffer.concat(pieces);
}

async function arrayBuffer(stream) {
  const bytes = await buffer(stream);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

async function text(stream) {
  const decoder = new TextDecoder();
  let result = "";
  for await (const piece of stream)
    result += typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
  return result + decoder.decode();
}

module.exports = {
  arrayBuffer,
  blob: async (stream) => new (require("internal:blob").Blob)([await buffer(stream)]),
  buffer,
  bytes: async (stream) => new Uint8Array(await arrayBuffer(stream)),
  json: async (stream) => JSON.parse(await text(stream)),
  text,
};
