// expect: timeout
const endless = { next: () => ({ done: false, value: 0 }), __proto__: Iterator.prototype };
endless.filter((x) => x > 0).drop(5).map(String).toArray();
