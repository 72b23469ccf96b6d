const fs = require('fs');
const seen = [];
(function walk(folder) {
  for (const name of fs.readdirSync(folder)) {
    const path = `${folder}/${name}`;
    seen.push(path);
    if (fs.statSync(path).isDirectory()) walk(path);
  }
})('/.');
console.log(seen.sort().join());
