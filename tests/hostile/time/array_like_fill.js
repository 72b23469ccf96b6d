// expect: timeout
const sink = new Proxy({ length: Number.MAX_SAFE_INTEGER }, { set: () => true, defineProperty: () => true });
Array.prototype.fill.call(sink, 1);
