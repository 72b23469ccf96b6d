console.log(process.cwd());
process.chdir('sub');
console.log(process.cwd());
