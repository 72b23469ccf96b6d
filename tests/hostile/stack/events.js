// expect: ok
// stdout: RangeError
// stdout: ok
const events = new (require('events'))();
events.on('a', () => events.emit('a'));
try { events.emit('a'); } catch (e) { console.log(e.name); }
const target = new EventTarget();
target.addEventListener('a', () => target.dispatchEvent(new Event('a')));
process.on('uncaughtException', () => {});
try { target.dispatchEvent(new Event('a')); } catch {}
console.log('ok');
