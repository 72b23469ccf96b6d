// expect: timeout
class Quiet extends Array {
  static get [Symbol.species]() {
    return function () { return {}; };
  }
}
const holes = new Quiet();
holes.length = 4294967295;
holes.slice(0);
