// expect: timeout
const endless = Iterator.from({ next: () => ({ done: false }) });
endless.drop(Number.MAX_SAFE_INTEGER).next();
