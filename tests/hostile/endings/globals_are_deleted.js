// expect: ok
for (const key of Reflect.ownKeys(globalThis)) try { delete globalThis[key]; } catch {}
