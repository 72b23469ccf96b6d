function element(i, j) {
  return 1 / (((i + j) * (i + j + 1)) / 2 + i + 1);
}

function times(vector, at) {
  return vector.map((_, i) => vector.reduce((sum, value, j) => sum + at(i, j) * value, 0));
}

function work() {
  const both = (vector) => times(times(vector, element), (i, j) => element(j, i));
  let u = new Array(80).fill(1);
  let v;
  for (let turn = 0; turn < 8; turn++) {
    v = both(u);
    u = both(v);
  }
  const product = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  return Math.sqrt(product(u, v) / product(v, v)).toFixed(6);
}
