// expect: ok
// stdout: RangeError
const again = async () => await again();
await again().catch((e) => console.log(e.name));
