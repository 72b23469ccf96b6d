const fs = require('fs');
const attempts = {
  write: () => fs.writeFileSync('../made.txt', 'x'),
  truncate: () => fs.truncateSync('../secret.txt'),
  unlink: () => fs.unlinkSync('../secret.txt'),
  mkdir: () => fs.mkdirSync('../made'),
  rename: () => fs.renameSync('main.js', '../moved.js'),
  fetch: () => fs.renameSync('../secret.txt', 'mine.txt'),
  link: () => fs.linkSync('../secret.txt', 'mine.txt'),
  copy: () => fs.copyFileSync('../secret.txt', 'mine.txt'),
  rm: () => fs.rmSync('..', { recursive: true, force: true }),
  utimes: () => fs.utimesSync('../secret.txt', 1, 1),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    console.log(name, 'DONE');
  } catch (e) {
    console.log(name, e.code);
  }
}
