// expect: timeout or runtime-failed or resource-exceeded
throw Array.from({ length: 1e5 }, (_, i) => ({ i, text: 'x'.repeat(500) }));
