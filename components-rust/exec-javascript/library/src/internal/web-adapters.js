// Between Node's streams and web streams.

const { Duplex, Readable, Writable, finished } = require("node:stream");
const { ReadableStream, WritableStream, CountQueuingStrategy } = require("node:stream/web");

function readableToWeb(readable, options = {}) {
  const strategy =
    options.strategy ??
    new CountQueuingStrategy({ highWaterMark: readable.readableObjectMode ? readable.readableHighWaterMark : 1 });
  return new ReadableStream(
    {
      start(controller) {
        readable.pause();
        readable.on("data", (chunk) => {
          controller.enqueue(typeof chunk === "string" || readable.readableObjectMode ? chunk : new Uint8Array(chunk));
          if (controller.desiredSize <= 0) readable.pause();
        });
        finished(readable, { writable: false }, (error) => (error ? controller.error(error) : controller.close()));
      },
      pull() {
        readable.resume();
      },
      cancel(reason) {
        readable.destroy(reason instanceof Error ? reason : undefined);
      },
    },
    strategy,
  );
}

function readableFromWeb(stream, options = {}) {
  const reader = stream.getReader();
  return new Readable({
    ...options,
    read() {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      reader.cancel(error).then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}

function writableToWeb(writable) {
  return new WritableStream({
    write(chunk) {
      return new Promise((resolve, reject) => {
        writable.write(chunk, (error) => (error ? reject(error) : resolve()));
      });
    },
    close() {
      return new Promise((resolve, reject) => {
        finished(writable, { readable: false }, (error) => (error ? reject(error) : resolve()));
        writable.end();
      });
    },
    abort(reason) {
      writable.destroy(reason);
    },
  });
}

function writableFromWeb(stream, options = {}) {
  const writer = stream.getWriter();
  const settle = (promise, callback) => {
    promise.then(() => callback(), callback);
  };
  return new Writable({
    ...options,
    write(chunk, encoding, callback) {
      settle(writer.write(chunk), callback);
    },
    final(callback) {
      settle(writer.close(), callback);
    },
    destroy(error, callback) {
      if (error === null) return callback();
      writer.abort(error).then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}

const duplexFromWeb = ({ readable, writable }, options) =>
  Duplex.from({ readable: readableFromWeb(readable, options), writable: writableFromWeb(writable, options) });

module.exports = { duplexFromWeb, readableFromWeb, readableToWeb, writableFromWeb, writableToWeb };
