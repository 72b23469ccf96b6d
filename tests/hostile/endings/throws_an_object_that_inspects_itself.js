// expect: runtime-failed
throw { [Symbol.for('nodejs.util.inspect.custom')]() { throw this; }, toString() { throw this; } };
