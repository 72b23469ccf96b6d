// expect: runtime-failed
throw { __proto__: Error.prototype, get message() { return String(this); }, get name() { return this.message; }, toString() { return `${this}`; } };
