// expect: ok
// stdout: RangeError
try {
  JSON.stringify({ toJSON() { return { a: { toJSON: this.toJSON } }; } });
} catch (e) {
  console.log(e.name);
}
