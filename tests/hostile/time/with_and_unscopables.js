// expect: timeout
const trap = new Proxy({}, { has: () => true, get: (_, name) => name === Symbol.unscopables ? undefined : 1 });
with (trap) {
  while (anything) something;
}
