// There is no terminal.

import { notAvailable } from "internal:errors";

function refuse() {
  throw notAvailable("tty streams", "programs have no terminal");
}

class ReadStream {
  constructor() {
    refuse();
  }
}

class WriteStream {
  constructor() {
    refuse();
  }
}

module.exports = { ReadStream, WriteStream, isatty: () => false };
