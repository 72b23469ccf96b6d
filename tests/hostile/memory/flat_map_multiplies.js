// expect: resource-exceeded
// memory-mb: 8
let many = [1, 2];
for (;;) many = many.flatMap(() => many);
