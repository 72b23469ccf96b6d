const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let ticks = 0;
const every = setInterval(() => (ticks += 1) === 5 && clearInterval(every), 10);
await Promise.all([wait(60), wait(30), import('timers/promises').then((timers) => timers.setTimeout(50))]);
await wait(140);
await new Promise((resolve) => setImmediate(resolve));
console.log(ticks === 5 ? 'slept' : ticks);
