const fs = require('fs');
for (const path of ['..', '/..', 'sub/../..', '../golem']) {
  try {
    process.chdir(path);
    console.log('MOVED', process.cwd(), fs.readdirSync('.'));
  } catch (e) {
    console.log(e instanceof Error);
  }
}
console.log(process.cwd());
