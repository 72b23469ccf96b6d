// Present for programs that look at it; its functions say that there are no such paths here.

module.exports = require("node:path").win32;
