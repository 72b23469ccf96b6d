// expect: timeout
const again = () => registry.register({}, 0);
const registry = new FinalizationRegistry(again);
again();
for (;;) again();
