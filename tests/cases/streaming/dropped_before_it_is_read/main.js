require('fs').writeFileSync('ran', 'x');
for (;;) {}
