// A tour of what a program finds: run it with `cargo xtask demo`.

const fs = require("node:fs");
const { createHash, randomUUID } = require("node:crypto");
const { EventEmitter, once } = require("node:events");
const path = require("node:path");
const { gzipSync, gunzipSync } = require("node:zlib");
const { setTimeout: sleep } = require("node:timers/promises");

console.log("engine   ", process.version, "on", process.platform, "with arguments", process.argv.slice(2));

// Files: the session's directory is the root of the file system, and there is nothing else.
fs.mkdirSync("notes", { recursive: true });
fs.writeFileSync(path.join("notes", "today.txt"), "three words here\n");
console.log("files    ", fs.readdirSync("/"), JSON.stringify(fs.readFileSync("/notes/today.txt", "utf8")));
try {
  fs.readFileSync("/etc/passwd");
} catch (error) {
  console.log("outside  ", error.code, error.message);
}
try {
  fs.readFileSync("../secret");
} catch (error) {
  console.log("above    ", error.code, error.message);
}

// Objects print as Node.js prints them.
console.log("inspect  ", { map: new Map([["a", [1, 2, 3]]]), when: new Date(0), nested: { deep: { deeper: {} } } });
console.table([{ name: "zip", bytes: 3 }, { name: "zap", bytes: 5 }]);

// Bytes.
const packed = gzipSync(Buffer.from("squeeze me ".repeat(100)));
console.log("zlib     ", packed.length, "bytes hold", gunzipSync(packed).length);
console.log("crypto   ", createHash("sha256").update("golem").digest("hex").slice(0, 16), randomUUID().length);

// Recursion without end is an error that a program can catch.
const dive = () => dive();
try {
  dive();
} catch (error) {
  console.log("recursion", String(error));
}

// Time passes.
async function main() {
  const events = new EventEmitter();
  setTimeout(() => events.emit("ring", "bell"), 20);
  const [what] = await once(events, "ring");
  const start = performance.now();
  await sleep(50);
  console.log("timers   ", what, performance.now() - start >= 49 ? "waited" : "did not wait");
}
main().then(() => console.log("done"));
