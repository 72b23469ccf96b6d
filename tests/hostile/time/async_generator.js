// expect: timeout
async function* ones() {
  for (;;) yield* ones2();
}
async function* ones2() {
  yield 1;
}
(async () => {
  for await (const one of ones()) {}
})();
