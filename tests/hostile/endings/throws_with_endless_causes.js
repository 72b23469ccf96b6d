// expect: runtime-failed
class Endless extends Error {
  get cause() { return new Endless('next'); }
}
throw new Endless('first');
