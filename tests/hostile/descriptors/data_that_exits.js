// expect: ok 4
const { Writable } = require('stream');
class W extends Writable { _write() { process.exit(4); } }
new W().write('x');
