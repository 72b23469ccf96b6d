function work() {
  let x = 0;
  let y = 1;
  for (let i = 0; i < 600_000; i++) {
    x = x * 0.5 + i / 3;
    y = (Math.sqrt(x * x + 1) - y) * 0.25 + Math.sin(y);
  }
  return y.toFixed(3);
}
