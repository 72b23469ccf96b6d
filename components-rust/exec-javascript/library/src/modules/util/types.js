// util.types as a module of its own.

module.exports = require("internal:types");
