// expect: resource-exceeded
// memory-mb: 16
let text = 'aa';
for (;;) text = text.replace(/a/g, "$&$&$`$'");
