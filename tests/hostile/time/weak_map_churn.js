// expect: timeout
const weak = new WeakMap();
for (;;) weak.set({}, { toString() { return weak; } });
