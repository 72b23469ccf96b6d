// expect: timeout
String.raw({ raw: { length: Number.MAX_SAFE_INTEGER } });
