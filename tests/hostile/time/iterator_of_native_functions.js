// expect: timeout
// A loop with no bytecode in it, as the iterator is itself a helper over a helper.
const forever = { next: Object.create.bind(null, { done: false, value: 0 }), __proto__: Iterator.prototype };
forever.filter(Number).forEach(Boolean);
