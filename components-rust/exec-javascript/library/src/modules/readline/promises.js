// readline with questions by promises.

const readline = require("node:readline");

const questionOf = readline.Interface.prototype.question[Symbol.for("nodejs.util.promisify.custom")];

class Interface extends readline.Interface {
  question(query, options) {
    const asked = { question: (...args) => super.question(...args) };
    return questionOf.call(asked, query, options);
  }
}

class Readline {
  #stream;
  #text = "";

  constructor(stream) {
    this.#stream = stream;
  }

  #add(write) {
    write({
      write: (text) => {
        this.#text += text;
      },
    });
    return this;
  }

  clearLine(direction) {
    return this.#add((to) => readline.clearLine(to, direction));
  }
  clearScreenDown() {
    return this.#add((to) => readline.clearScreenDown(to));
  }
  cursorTo(x, y) {
    return this.#add((to) => readline.cursorTo(to, x, y));
  }
  moveCursor(dx, dy) {
    return this.#add((to) => readline.moveCursor(to, dx, dy));
  }

  commit() {
    const text = this.#text;
    this.#text = "";
    return new Promise((resolve) => {
      this.#stream.write(text, () => resolve());
    });
  }

  rollback() {
    this.#text = "";
    return this;
  }
}

module.exports = { Interface, Readline, createInterface: (...args) => new Interface(...args) };
