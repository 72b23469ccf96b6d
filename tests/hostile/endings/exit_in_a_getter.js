// expect: ok 7
// stdout:
console.log({ get a() { process.exit(7); } }.a, `${{ toString() { process.exit(8); } }}`);
