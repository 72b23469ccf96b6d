function work() {
  const numbers = Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 100_003);
  numbers.sort((a, b) => a - b);
  return numbers.sort((a, b) => (b % 1_009) - (a % 1_009) || a - b)[1_000];
}
