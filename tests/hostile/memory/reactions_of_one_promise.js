// expect: resource-exceeded
// memory-mb: 32
const never = new Promise(() => {});
for (;;) never.then(() => {});
