// Objects that become streams when somebody treats them as such.
//
// The streams package is by far the largest module. process.stdout and crypto's digests are streams that nearly every
// program uses by one method only, so each begins as a plain object whose prototype knows a stream's other names.

const NAMES = [
  "_events",
  "_eventsCount",
  "_maxListeners",
  "_readableState",
  "_undestroy",
  "_writableState",
  "addListener",
  "allowHalfOpen",
  "asIndexedPairs",
  "closed",
  "compose",
  "cork",
  "destroy",
  "destroyed",
  "drop",
  "emit",
  "end",
  "errored",
  "eventNames",
  "every",
  "filter",
  "find",
  "flatMap",
  "forEach",
  "getMaxListeners",
  "isPaused",
  "iterator",
  "listenerCount",
  "listeners",
  "map",
  "off",
  "on",
  "once",
  "pause",
  "pipe",
  "prependListener",
  "prependOnceListener",
  "push",
  "rawListeners",
  "read",
  "readable",
  "readableAborted",
  "readableDidRead",
  "readableEncoding",
  "readableEnded",
  "readableFlowing",
  "readableHighWaterMark",
  "readableLength",
  "readableObjectMode",
  "reduce",
  "removeAllListeners",
  "removeListener",
  "resume",
  "setDefaultEncoding",
  "setEncoding",
  "setMaxListeners",
  "some",
  "take",
  "toArray",
  "uncork",
  "unpipe",
  "unshift",
  "wrap",
  "writable",
  "writableAborted",
  "writableBuffer",
  "writableCorked",
  "writableEnded",
  "writableFinished",
  "writableHighWaterMark",
  "writableLength",
  "writableNeedDrain",
  "writableObjectMode",
];

// A prototype over `prototype` whose accessors call `upgrade`, which must give the object another prototype.
export function lazyPrototype(prototype, upgrade, more = []) {
  const lazy = Object.create(prototype);
  for (const name of [...NAMES, ...more, Symbol.asyncIterator]) {
    Object.defineProperty(lazy, name, {
      get() {
        upgrade(this);
        return this[name];
      },
      set(value) {
        upgrade(this);
        this[name] = value;
      },
      configurable: true,
    });
  }
  return lazy;
}
