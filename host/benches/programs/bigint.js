function work() {
  let factorial = 1n;
  for (let i = 1n; i < 2_500n; i++) factorial *= i;
  const modulus = 10n ** 400n + 7n;
  let power = 1n;
  for (let i = 0; i < 3_000; i++) power = (power * 3n) % modulus;
  let [a, b] = [0n, 1n];
  for (let i = 0; i < 20_000; i++) [a, b] = [b, a + b];
  return (factorial / 10n ** 6000n + power + a) % 1_000_007n;
}
