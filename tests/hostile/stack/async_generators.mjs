// expect: ok
// stdout: RangeError
async function* again() {
  yield* again();
}
await again().next().catch((e) => console.log(e.name));
