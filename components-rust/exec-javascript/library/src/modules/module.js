// The `module` module is the class of CommonJS modules itself.

module.exports = require("internal:cjs").Module;
