for (let i = 0; i < 3; i += 1) {
  console.log(process.argv[2], i);
  console.error(process.argv[2], 'error');
}
