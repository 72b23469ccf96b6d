// util.parseArgs: the npm package `@pkgjs/parseargs`, made by the authors of Node's own.

const { parseArgs } = require("@pkgjs/parseargs");

module.exports = {
  parseArgs: (config = {}) => parseArgs({ args: native.shared.process?.argv.slice(2) ?? native.process.argv.slice(2), ...config }),
};
