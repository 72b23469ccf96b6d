// expect: timeout
JSON.stringify({ a: 1 }, (key, value) => ({ a: 1, b: () => {} })[key] ?? (() => { for (;;) {} })());
