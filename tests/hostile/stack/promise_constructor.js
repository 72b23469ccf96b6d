// expect: ok
// stdout: RangeError
let name;
const again = () => {
  try {
    return new Promise(again);
  } catch (e) {
    name = e.name;
  }
};
again().catch((e) => (name = e.name)).finally(() => console.log(name));
