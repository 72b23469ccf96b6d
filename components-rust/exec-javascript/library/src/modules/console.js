// The global console. It is bound here: a program may replace the global later.

const { console } = globalThis;

module.exports = console;
