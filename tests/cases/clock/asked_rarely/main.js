if (process.argv[2] === 'hello') {
  console.log('hello');
} else {
  const start = Date.now();
  for (let i = 0; i < 1000; i += 1) Date.now();
  let n = 0;
  for (let i = 0; i < 4e6; i += 1) n = (n + i) % 7;
  const between = performance.now();
  setTimeout(() => {
    const waited = performance.now() - between;
    // A second later, what was spent is there again: the two clocks agree with what an exact look says.
    console.log(waited >= 100 && waited < 1000 && Date.now() - start >= 100);
  }, 100);
}
