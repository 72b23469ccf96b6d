// expect: timeout
for (;;) crypto.randomUUID();
