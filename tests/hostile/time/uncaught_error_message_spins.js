// expect: timeout
throw { get message() { for (;;) {} }, get stack() { for (;;) {} }, toString() { for (;;) {} }, __proto__: Error.prototype };
