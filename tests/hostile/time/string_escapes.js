// expect: timeout
// memory-mb: 256
const text = '\ud83d\ude00%'.repeat(1e6);
for (;;) decodeURIComponent(encodeURIComponent(text)), unescape(escape(text));
