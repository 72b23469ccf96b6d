const fs = require('fs');
for (const [target, name] of [['..', 'up'], ['sub/../..', 'far'], ['sub', 'fine']]) {
  try {
    fs.symlinkSync(target, name);
  } catch (e) {
    console.log(name, e.code);
  }
}
