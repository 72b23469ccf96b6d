// expect: ok
// stdout: undefined undefined undefined
const { Duplex } = require('stream');
console.log(typeof process.stdout._handle?.connect, typeof new Duplex().connect, typeof process.channel);
