a = $e;

b = [a, $e, $e];

c = { [$s]: $e, [$n]: b };

d = [$e, String(c)];

console.log(a, b);

console.log(c, d);

console.log(String(a).length, typeof b);

console.log([$n, $n, $n, $n].sort(), [...$s].reverse().join(''));

globalThis.kept = $e;

console.log(globalThis.kept, Object.keys(globalThis).length, Object.getOwnPropertyNames(globalThis).length);

Array.prototype.kept = $n;
for (const key in [1]) console.log(key);

Object.prototype.kept = $s;

console.log({}.kept, [].kept);

Object.prototype.__defineGetter__('hit', () => $n);
console.log({}.hit);

Array.prototype.push = () => $n;
console.log(b.push && [].push(1));

Array.prototype[Symbol.iterator] = function* () { yield $n; };
console.log([...[1, 2]]);

JSON.stringify = () => $s;

console.log(JSON.stringify({ [$s]: $n }));

console.log = (...values) => process.stdout.write(values.length + '\n');

delete globalThis.Map;
console.log(typeof Map);

Promise.prototype.then = undefined;

String.prototype.trim = () => $s;
console.log(' x '.trim());

console.log(/(\w+)/.exec($s)?.index, RegExp.$1);

process.env.KEPT = $s;
console.log(process.env);

process.exitCode = Math.abs($n) % 256;

process.on('exit', (code) => console.log('exit', code));

process.on('uncaughtException', (error) => console.log('caught', error.message));

console.log(Object.keys(require.cache).length);

const fs = require('fs');
fs.appendFileSync('file', $s);
console.log(fs.readFileSync('file', 'utf8'), fs.readdirSync('/'));

require('fs').openSync('left', 'w');

require('fs').readFileSync = () => $s;

console.log(require('path').join($s, '..', 'x'));

require('path').join = () => $s;

console.log(require('os').EOL.length, require('util').inspect({ [$s]: [$n] }));

console.log(Number(setTimeout(() => console.log('later'), 1)) % 1000);

setImmediate(() => setTimeout(() => console.log('immediate'), 1));

queueMicrotask(() => console.log('microtask'));

Promise.resolve($e).then((value) => console.log('then', value));

Promise.reject(new Error($s)).catch((error) => console.log(error.message));

a = new WeakRef({ [$s]: 1 });
console.log(typeof a.deref());

console.log(Symbol.for($s) === Symbol.for($s), Symbol.keyFor(Symbol.for('kept')));

Error.stackTraceLimit = Math.abs($n) % 10;

console.log(new Error($s).stack);

Error.prepareStackTrace = () => $s;

class Kept { static made = 0; constructor() { Kept.made += 1; } }
new Kept();
console.log(Kept.made);

function* generate() { for (let i = 0; i < Math.abs($n) % 5; i += 1) yield [i, $e]; }
console.log([...generate()]);

const recurse = () => recurse();
try { recurse(); } catch (error) { console.log(error instanceof RangeError); }

console.log(new Map([[$s, $n], [$n, $s]]), new Set([$n, $n]));

console.log(Buffer.from($s).toString('hex'), Buffer.allocUnsafe(8).length);

console.log(require('crypto').createHash('sha256').update($s).digest('hex').slice(0, 8));

console.log(require('zlib').deflateSync($s.repeat(50)).length);

console.log(eval('$n + ' + String(a).length));

new Function('console.log(' + JSON.stringify($s) + ')')();

console.log(10n ** BigInt(Math.abs($n) % 60));

console.log(new Date($n).toISOString());

console.log(structuredClone([a, b].map(String)));

throw new TypeError($s);

throw $e;

process.exit($n);

undefinedName();

null.property;

a = 'x';
for (;;) a = a + a;

process.abort();

let broken = ;
