// expect: runtime-failed
delete globalThis.process;
globalThis.console = null;
throw new Error('still told');
