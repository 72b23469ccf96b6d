function work() {
  const size = 8;
  const cards = Array.from({ length: size }, (_, i) => i);
  const turns = new Array(size).fill(0);
  let most = 0;
  for (;;) {
    const flipped = cards.slice();
    let flips = 0;
    for (let first; (first = flipped[0]) !== 0; flips++) {
      for (let low = 0, high = first; low < high; low++, high--) {
        [flipped[low], flipped[high]] = [flipped[high], flipped[low]];
      }
    }
    if (flips > most) most = flips;
    let i = 1;
    for (; i < size; i++) {
      cards.splice(i, 0, cards.shift());
      if (++turns[i] <= i) break;
      turns[i] = 0;
    }
    if (i === size) return most;
  }
}
