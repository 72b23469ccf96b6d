// expect: timeout
// memory-mb: 64
const many = Array(60000).fill(0.1);
for (;;) Math.max(...many), Math.hypot(...many), Math.sumPrecise?.(many);
