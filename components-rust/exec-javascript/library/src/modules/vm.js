// Code in the program's own global scope. There are no other contexts.

import { notAvailable, validateString } from "internal:errors";

const evaluate = globalThis.eval;

const refuse = (name) => () => {
  throw notAvailable(`vm.${name}`, "there is one global scope");
};

function runInThisContext(code) {
  validateString(code, "code");
  return evaluate(code);
}

class Script {
  #code;

  constructor(code) {
    this.#code = `${code}`;
    // Only to see whether it parses.
    new Function(this.#code);
  }

  runInThisContext() {
    return runInThisContext(this.#code);
  }

  runInContext() {
    refuse("runInContext")();
  }
  runInNewContext() {
    refuse("runInNewContext")();
  }
}

module.exports = {
  Script,
  compileFunction: (code, parameters = []) => new Function(...parameters, code),
  constants: {},
  createContext: refuse("createContext"),
  isContext: () => false,
  runInContext: refuse("runInContext"),
  runInNewContext: refuse("runInNewContext"),
  runInThisContext,
};
