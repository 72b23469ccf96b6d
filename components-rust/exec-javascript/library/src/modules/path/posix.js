// `path` on this platform is `path/posix`.

module.exports = require("node:path").posix;
