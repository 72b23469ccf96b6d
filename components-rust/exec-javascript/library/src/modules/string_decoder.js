// Bytes to text in pieces, by the npm package `string_decoder`, with the encodings of Buffer.

module.exports = require("string_decoder-npm/lib/string_decoder.js");
