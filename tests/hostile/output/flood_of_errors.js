// expect: timeout or resource-exceeded
for (;;) console.error(new Error('flood'.repeat(1000)));
