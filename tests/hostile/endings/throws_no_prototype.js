// expect: runtime-failed
throw Object.create(null);
