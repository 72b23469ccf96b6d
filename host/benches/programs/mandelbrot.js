function work() {
  const size = 160;
  let inside = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [real, imaginary] = [(3 * column) / size - 2, (2 * row) / size - 1];
      let [x, y, steps] = [0, 0, 0];
      while (steps < 50 && x * x + y * y <= 4) {
        const next = x * x - y * y + real;
        y = 2 * x * y + imaginary;
        x = next;
        steps++;
      }
      if (steps === 50) inside++;
    }
  }
  return inside;
}
