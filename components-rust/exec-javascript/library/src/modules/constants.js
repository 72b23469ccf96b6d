// The constants of os, fs and crypto in one object, as old programs expect.

const { constants } = require("node:os");

module.exports = Object.freeze({
  ...constants.errno,
  ...constants.priority,
  ...constants.signals,
  ...require("internal:fs-constants"),
});
