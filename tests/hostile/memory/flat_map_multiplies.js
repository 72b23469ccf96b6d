// expect: resource-exceeded
// memory-mb: 32
let many = [1, 2];
for (;;) many = many.flatMap(() => many);
