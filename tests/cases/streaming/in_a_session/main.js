console.log('out', process.argv[2]);
console.error('err', process.env.NAME);
