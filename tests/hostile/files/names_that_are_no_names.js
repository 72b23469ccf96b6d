// expect: ok
const fs = require('fs');
for (const name of [null, undefined, 5, {}, [], Symbol('s'), new Proxy({}, { get() { throw Object.assign(new Error(), { code: 'X' }); } }), Buffer.from([0xff, 0xfe]), new Uint8Array(5), new URL('http://a/'), { toString: () => '/' }])
  for (const way of ['writeFileSync', 'readFileSync', 'mkdirSync', 'readdirSync', 'rmSync', 'statSync']) try { fs[way](name, 'x'); } catch (e) { if (typeof e.code !== 'string') throw e; }
