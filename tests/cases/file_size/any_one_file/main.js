const fs = require('fs');
for (const name of ['a', 'b', 'c']) fs.writeFileSync(name, 'x'.repeat(1000));
console.log(fs.readdirSync('.').filter((name) => name.length === 1).join());
