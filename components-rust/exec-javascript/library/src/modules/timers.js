// The timers module: the global functions, and their promises.

const timers = require("internal:timers");

const { Immediate, Timeout, ...functions } = timers;

module.exports = {
  ...functions,
  get promises() {
    return require("node:timers/promises");
  },
};
