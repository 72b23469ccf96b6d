// International domain names, by the npm package `punycode`.

module.exports = require("punycode-npm/punycode.js");
