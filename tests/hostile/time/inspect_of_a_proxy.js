// expect: timeout
const util = require('util');
const endless = new Proxy({}, { ownKeys: () => { for (;;) {} } });
util.inspect({ get [Symbol.toStringTag]() { return Object.keys(endless)[0]; } });
