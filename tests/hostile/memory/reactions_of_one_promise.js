// expect: resource-exceeded
// memory-mb: 8
const never = new Promise(() => {});
for (;;) never.then(() => {});
