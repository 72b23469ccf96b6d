function work() {
  const counts = new Map();
  for (let i = 0; i < 300_000; i++) counts.set(i % 5_000, (counts.get(i % 5_000) ?? 0) + 1);
  const names = {};
  for (let i = 0; i < 50_000; i++) names['k' + i] = i;
  let sum = counts.size;
  for (let i = 0; i < 50_000; i++) sum += names['k' + i];
  return sum;
}
