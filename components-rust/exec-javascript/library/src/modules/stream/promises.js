// Streams by promises.

module.exports = require("node:stream").promises;
