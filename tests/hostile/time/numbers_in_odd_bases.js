// expect: timeout
for (;;) (1e-308 / 3).toString(3), (1.7e308 / 3).toString(36), (5e-324).toString(2);
