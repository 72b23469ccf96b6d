// expect: ok
// stdout: 0
let seen = 0;
for (const name of ['../outside.txt', '/../outside.txt', 'file:///../outside.txt', 'file:///etc/passwd', './../outside.txt?x', '#../outside.txt', 'data:text/javascript,export default 1', 'http://host/x.mjs'])
  try { await import(name); seen += 1; } catch (e) { if (String(e.message).includes('secret')) seen += 100; }
console.log(seen);
