function work() {
  let total = 0;
  for (let i = 0; i < 2_000_000; i++) total += (i * 7) & 7;
  return total;
}
