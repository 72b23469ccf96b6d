// expect: ok
// stdout: RangeError
const then = { then: (resolve) => then.then(resolve) };
await Promise.resolve(then).catch((e) => console.log(e.name));
