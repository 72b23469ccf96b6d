// expect: timeout or resource-exceeded
throw new Error('x'.repeat(2e7));
