// Streams: the npm package `readable-stream`, which is Node's own code.

import { named } from "../parts/named.js";

const stream = require("readable-stream/lib/stream.js");

for (const name of ["Readable", "Writable", "Duplex"]) named(name, stream[name]);

// Web streams are a large package of their own: they are loaded when a program converts to or from them.
const { Readable, Writable, Duplex } = stream;
const adapters = () => require("internal:web-adapters");
Readable.toWeb = (readable, options) => adapters().readableToWeb(readable, options);
Readable.fromWeb = (readable, options) => adapters().readableFromWeb(readable, options);
Writable.toWeb = (writable) => adapters().writableToWeb(writable);
Writable.fromWeb = (writable, options) => adapters().writableFromWeb(writable, options);
Duplex.toWeb = (duplex) => ({ readable: adapters().readableToWeb(duplex), writable: adapters().writableToWeb(duplex) });
Duplex.fromWeb = (pair, options) => adapters().duplexFromWeb(pair, options);

module.exports = stream;

native.shared.hasStreams = true;
native.shared.onStreams?.();
