// expect: ok
// stdout: EPERM
// stdout: EPERM
const fs = require('fs');
for (const way of [() => fs.rmdirSync('/'), () => fs.renameSync('/', '/x')]) try { way(); console.log('done'); } catch (e) { console.log(/^(EPERM|EBUSY|ENOTEMPTY|EINVAL|EXDEV)$/.test(e.code) ? 'EPERM' : e.code); }
for (const way of [() => fs.rmSync('/', { recursive: true, force: true }), () => fs.rmSync('.', { recursive: true }), () => fs.rmSync('..', { recursive: true })]) try { way(); } catch (e) { if (!e.code) throw e; }
