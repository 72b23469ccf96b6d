// expect: runtime-failed
Error.prepareStackTrace = (e, frames) => ({ __proto__: null, frames });
throw new TypeError('odd');
