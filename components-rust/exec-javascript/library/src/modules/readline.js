// Reading a stream line by line. There is no terminal: nothing is edited, echoed or completed.

import { abortError, invalidArgType, makeError, validateAbortSignal, validateString } from "internal:errors";

const EventEmitter = require("node:events");

class Interface extends EventEmitter {
  #decoder = new (require("node:string_decoder").StringDecoder)("utf8");
  #rest = "";
  #afterReturn = false;
  #question;
  #ended = false;
  #promptBefore;
  #pending = []; // lines that came while paused

  constructor(input, output, completer, terminal) {
    super();
    const options = input?.input !== undefined ? input : { input, output, completer, terminal };
    if (typeof options.input?.on !== "function") throw invalidArgType("input", "Readable", options.input);
    validateAbortSignal(options.signal, "options.signal");
    this.on("newListener", (name) => {
      if (name === "line" && this.#pending.length > 0) queueMicrotask(() => this.#release());
    });
    this.input = options.input;
    this.output = options.output;
    this.terminal = false;
    this.line = "";
    this.cursor = 0;
    this.history = [];
    this.closed = false;
    this.paused = false;
    this.crlfDelay = options.crlfDelay;
    this.setPrompt(options.prompt ?? "> ");
    this.#listen();
    options.signal?.addEventListener("abort", () => this.close(), { once: true });
    if (options.signal?.aborted) queueMicrotask(() => this.close());
  }

  #listen() {
    const onData = (chunk) => this.#take(typeof chunk === "string" ? chunk : this.#decoder.write(chunk));
    const onEnd = () => {
      this.#ended = true;
      const last = this.#rest + this.#decoder.end();
      this.#rest = "";
      if (last !== "") this.#give(last);
      this.#closeWhenRead();
    };
    const onError = (error) => this.emit("error", error);
    this.input.on("data", onData);
    this.input.on("end", onEnd);
    this.input.on("error", onError);
    this.unlisten = () => {
      this.input.removeListener("data", onData);
      this.input.removeListener("end", onEnd);
      this.input.removeListener("error", onError);
    };
    Object.defineProperty(this, "unlisten", { enumerable: false });
    this.input.resume();
  }

  #take(text) {
    // A line feed that follows a return at the end of the piece before belongs to it.
    if (this.#afterReturn && text.startsWith("\n")) text = text.slice(1);
    if (text === "") return;
    this.#afterReturn = text.endsWith("\r");
    const lines = (this.#rest + text).split(/\r\n|\n|\r|\u2028|\u2029/);
    this.#rest = lines.pop();
    for (const line of lines) this.#give(line);
  }

  #give(line) {
    if (this.closed) return;
    const answer = this.#question;
    // Lines that come between two questions wait for the second. Node drops them, and so the answers of a program that
    // is given all its input at once.
    if (this.paused || (answer === undefined && this.listenerCount("line") === 0)) return void this.#pending.push(line);
    if (answer === undefined) {
      this.emit("line", line);
      return;
    }
    this.#question = undefined;
    this.setPrompt(this.#promptBefore);
    answer(line);
  }

  get [Symbol.toStringTag]() {
    return "Interface";
  }

  setPrompt(prompt) {
    this.promptText = `${prompt}`;
    Object.defineProperty(this, "promptText", { enumerable: false });
  }

  getPrompt() {
    return this.promptText;
  }

  prompt() {
    if (this.closed) throw makeError(Error, "ERR_USE_AFTER_CLOSE", "readline was closed");
    if (this.paused) this.resume();
    this.output?.write(this.promptText);
  }

  question(query, options, callback) {
    if (typeof options === "function") [callback, options] = [options, {}];
    if (this.closed) throw makeError(Error, "ERR_USE_AFTER_CLOSE", "readline was closed");
    if (typeof callback !== "function") return;
    if (this.#question !== undefined) return void this.prompt();
    validateString(query, "query");
    const { signal } = options ?? {};
    if (signal?.aborted) return;
    this.#promptBefore = this.promptText;
    this.setPrompt(query);
    const cancel = () => {
      this.#question = undefined;
    };
    signal?.addEventListener("abort", cancel, { once: true });
    this.#question = (line) => {
      signal?.removeEventListener("abort", cancel);
      callback(line);
    };
    this.prompt();
    this.#release();
  }

  write(data) {
    if (this.closed) throw makeError(Error, "ERR_USE_AFTER_CLOSE", "readline was closed");
    if (data !== null && data !== undefined) this.#take(`${data}`);
  }

  pause() {
    if (this.paused) return this;
    this.paused = true;
    this.input.pause();
    this.emit("pause");
    return this;
  }

  resume() {
    if (!this.paused) return this;
    this.paused = false;
    this.input.resume();
    this.emit("resume");
    this.#release();
    return this;
  }

  // Lines that waited are given now, up to the next pause.
  #release() {
    const wanted = () => this.#question !== undefined || this.listenerCount("line") > 0;
    while (this.#pending.length > 0 && !this.paused && !this.closed && wanted()) this.#give(this.#pending.shift());
    if (this.#ended) this.#closeWhenRead();
  }

  // At the end of the input: closes once the lines that wait are read, or when nobody comes for them.
  #closeWhenRead() {
    const left = this.#pending.length;
    if (left === 0) return void (this.paused || this.close());
    require("internal:timers").setImmediate(() => {
      if (this.#ended && !this.paused && this.#pending.length === left) this.close();
    });
  }

  close() {
    if (this.closed) return;
    this.pause();
    this.closed = true;
    this.unlisten();
    this.emit("close");
  }

  [Symbol.dispose]() {
    this.close();
  }

  getCursorPos() {
    return { rows: 0, cols: 0 };
  }

  [Symbol.asyncIterator]() {
    return lines(this);
  }
}

// The lines themselves: events come as lists of arguments.
function lines(source) {
  // Listening begins now, not at the first step: no line may be lost between.
  const events = EventEmitter.on(source, "line", { close: ["close"] });
  return (async function* () {
    try {
      for await (const [line] of events) yield line;
    } finally {
      source.close();
    }
  })();
}

function question(query, options) {
  return new Promise((resolve, reject) => {
    const { signal } = options ?? {};
    if (signal?.aborted) return reject(abortError(signal));
    const onAbort = () => reject(abortError(signal));
    signal?.addEventListener("abort", onAbort, { once: true });
    try {
      this.question(query, { signal }, (answer) => {
        signal?.removeEventListener("abort", onAbort);
        resolve(answer);
      });
    } catch (error) {
      reject(error);
    }
  });
}
Object.defineProperty(Interface.prototype.question, Symbol.for("nodejs.util.promisify.custom"), { value: question });

const createInterface = (...args) => new Interface(...args);

// Cursor movements are written as a terminal would want them: the stream may go to one.
function control(stream, text, callback) {
  if (stream === undefined || stream === null) {
    callback?.(null);
    return true;
  }
  return stream.write(text, callback);
}

function cursorTo(stream, x, y, callback) {
  if (typeof y === "function") [callback, y] = [y, undefined];
  return control(stream, y === undefined ? `\u001b[${x + 1}G` : `\u001b[${y + 1};${x + 1}H`, callback);
}

function moveCursor(stream, dx, dy, callback) {
  const move = (n, more, less) => (n > 0 ? `\u001b[${n}${more}` : n < 0 ? `\u001b[${-n}${less}` : "");
  return control(stream, move(dx, "C", "D") + move(dy, "B", "A"), callback);
}

module.exports = {
  Interface,
  clearLine: (stream, direction, callback) =>
    control(stream, direction < 0 ? "\u001b[1K" : direction > 0 ? "\u001b[0K" : "\u001b[2K", callback),
  clearScreenDown: (stream, callback) => control(stream, "\u001b[0J", callback),
  createInterface,
  cursorTo,
  emitKeypressEvents() {},
  moveCursor,
  get promises() {
    return require("node:readline/promises");
  },
};
