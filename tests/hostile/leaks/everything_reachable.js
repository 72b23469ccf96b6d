// expect: ok
// stdout: false
// Walks every object that can be reached from the globals and every module.
const seen = new Set();
let found = false;
process.on('unhandledRejection', () => {});
const walk = (start) => {
  const queue = [start];
  while (queue.length) {
    const o = queue.pop();
    if (typeof o === 'string' && /secret-(value|content)|WORKER_/.test(o) && !o.includes('walk')) found = true;
    if (Object(o) !== o || seen.has(o)) continue;
    seen.add(o);
    for (const key of Reflect.ownKeys(o)) try { queue.push(o[key], Object.getPrototypeOf(o)); } catch {}
  }
};
walk(globalThis);
for (const name of require('module').builtinModules) try { walk(require(name)); } catch {}
console.log(found);
