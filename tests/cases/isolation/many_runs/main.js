globalThis.all = new Array(100000).fill({});
console.log('run');
