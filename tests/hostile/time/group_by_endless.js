// expect: timeout
// memory-mb: 256
Map.groupBy({ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }, () => 1 / 0 && {} .x);
