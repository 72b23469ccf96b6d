const fs = require('fs');
for (const target of ['..', '../secret.txt', '/secret.txt', '/', 'sub/../../secret.txt']) {
  try {
    fs.symlinkSync(target, 'link');
    const found = fs.statSync('link').isDirectory() ? fs.readdirSync('link').join() : fs.readFileSync('link', 'utf8');
    console.log('READ', found);
  } catch (e) {
    console.log(e instanceof Error);
  }
  fs.rmSync('link', { force: true });
}
