// expect: ok 7
process.emit = () => { throw { get stack() { throw 2; } }; };
throw new Error('first');
