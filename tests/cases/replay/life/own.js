import { readFile, writeFile } from 'fs/promises';
const deferred = await import('./deferred.cjs').catch((error) => error.code);
await writeFile('own', String(deferred));
const worker = new EventTarget();
const heard = new Promise((resolve) => worker.addEventListener('done', () => resolve('own')));
setTimeout(() => worker.dispatchEvent(new Event('done')), 5);
console.log((await readFile('own', 'utf8')) === 'ERR_MODULE_NOT_FOUND' ? await heard : deferred);
