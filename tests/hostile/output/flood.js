// expect: resource-exceeded
for (;;) console.log('flood '.repeat(1000));
