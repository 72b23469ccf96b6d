// expect: ok
// memory-mb: 32
// stdout: InternalError
const zlib = require('zlib');
let bomb = zlib.gzipSync(Buffer.alloc(1e7));
bomb = Buffer.concat(Array(20).fill(bomb));
try {
  zlib.gunzipSync(bomb);
} catch (e) {
  console.log(e.name);
}
