// process.stdin, process.stdout and process.stderr.
//
// The streams are made when a program first touches them; until then console writes by itself.

const { shared } = native;
const NAMES = ["stdin", "stdout", "stderr"];
const CHUNK = 64 * 1024;

function makeInput() {
  const { Readable } = require("node:stream");
  const { waitForStdin } = require("internal:loop");
  const { Buffer } = require("node:buffer");
  const waiter = { active: true, read: undefined };
  const frame = shared.frame;
  let waiting = false;
  const deliver = (bytes) => {
    stream.push(bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
  const stop = () => {
    if (!waiting) return;
    waiting = false;
    native.stdin.interest(false);
    waitForStdin(undefined);
  };
  // Called by the event loop: true when it gave the stream something.
  waiter.read = () => {
    const bytes = native.stdin.readNow(CHUNK);
    if (bytes === undefined) return false;
    stop();
    require("internal:loop").runIn(frame, () => deliver(bytes));
    return true;
  };
  const stream = new Readable({
    highWaterMark: CHUNK,
    read() {
      if (waiting) return;
      waiting = true;
      native.stdin.interest(true);
      waitForStdin(waiter);
    },
    destroy(error, callback) {
      stop();
      callback(error);
    },
  });
  stream.fd = 0;
  // A program that stops listening does not wait for its input any more.
  stream.on("pause", () => {
    if (!stream.readableFlowing) waiter.active = false;
  });
  stream.on("resume", () => {
    waiter.active = true;
  });
  stream.ref = () => {
    waiter.active = true;
    return stream;
  };
  stream.unref = () => {
    waiter.active = false;
    return stream;
  };
  return stream;
}

const streams = [];

function standardStream(fd) {
  if (streams[fd] !== undefined) return streams[fd];
  const stream = fd === 0 ? makeInput() : require("internal:stdio-output").makeOutput(fd);
  streams[fd] = stream;
  if (fd !== 0) shared[NAMES[fd]] = stream;
  return stream;
}

module.exports = { standardStream };
