// expect: ok 8
[3, 1, 2].sort(() => process.exit(8));
