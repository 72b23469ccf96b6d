// expect: resource-exceeded
// memory-mb: 64
let text = 'aa';
for (;;) text = text.replace(/a/g, "$&$&$`$'");
