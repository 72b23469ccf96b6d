// What a program may know of its machine: as little as is true.

import { SIGNALS } from "internal:process";
import { byName } from "internal:system-errors";

const memory = () => native.process.memory();
const text = (value) => Object.assign(() => value, { [Symbol.toPrimitive]: () => value });

const errno = Object.fromEntries([...byName].map(([name, { number }]) => [name, number]));
const priority = {
  PRIORITY_LOW: 19,
  PRIORITY_BELOW_NORMAL: 10,
  PRIORITY_NORMAL: 0,
  PRIORITY_ABOVE_NORMAL: -7,
  PRIORITY_HIGH: -14,
  PRIORITY_HIGHEST: -20,
};

// A session starts empty: the folder that programs expect is made when one asks for it.
function tmpdir() {
  const { TMPDIR, TMP, TEMP } = native.process.env;
  const path = (TMPDIR || TMP || TEMP || "/tmp").replace(/(.)\/$/, "$1");
  if (path === "/tmp") {
    try {
      native.fs.mkdir(path);
    } catch {
      // It is there, or cannot be: the program will see.
    }
  }
  return path;
}

module.exports = {
  EOL: "\n",
  arch: text("wasm32"),
  availableParallelism: () => 1,
  constants: { UV_UDP_REUSEADDR: 4, dlopen: {}, errno, signals: { ...SIGNALS }, priority },
  cpus: () => [],
  devNull: "/dev/null",
  endianness: text("LE"),
  freemem: () => Math.max(module.exports.totalmem() - memory().used, 0),
  getPriority: () => 0,
  homedir: text(native.process.env.HOME ?? "/"),
  hostname: text("golem-exec"),
  loadavg: () => [0, 0, 0],
  machine: text("wasm32"),
  networkInterfaces: () => ({}),
  platform: text("wasi"),
  release: text(native.engine.version),
  setPriority() {},
  tmpdir,
  totalmem: () => memory().limit ?? 2 ** 32,
  type: text("WASI"),
  uptime: () => native.time.monotonic() / 1000,
  userInfo: () => ({ uid: -1, gid: -1, username: "golem-exec", homedir: module.exports.homedir(), shell: null }),
  version: text("preview 2"),
};
