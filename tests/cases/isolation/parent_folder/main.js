const fs = require('fs');
for (const path of ['..', '../secret.txt', '/../secret.txt', 'sub/../../secret.txt', '/secret.txt', '//secret.txt', '/./../../secret.txt']) {
  try {
    const found = fs.statSync(path).isDirectory() ? fs.readdirSync(path).join() : fs.readFileSync(path, 'utf8');
    console.log(path, 'LEAKED', found.includes('secret') || found.includes('golem-exec'));
  } catch (e) {
    console.log(path, e.code);
  }
}
