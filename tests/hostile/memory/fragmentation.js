// expect: timeout or resource-exceeded
// memory-mb: 64
let kept = [];
for (let size = 16; ; size += 8) {
  const wave = [];
  try {
    for (;;) wave.push('x'.repeat(size));
  } catch {}
  kept = wave.filter((_, i) => i % 7 === 0);
}
