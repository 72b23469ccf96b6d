// expect: timeout
for (;;) {
  delete require.cache[__filename];
  for (const name of Object.keys(require.cache)) delete require.cache[name];
  require.resolve('./main.js'), require('node:path');
  try { require('./nothing/here'); } catch {}
}
