// The global console, with the class that makes others.

const { Console } = require("internal:console");

const { console } = globalThis;
Object.defineProperty(console, "Console", { value: Console, writable: true, configurable: true, enumerable: true });

module.exports = console;
