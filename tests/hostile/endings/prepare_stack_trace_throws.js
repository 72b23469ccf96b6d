// expect: runtime-failed
Error.prepareStackTrace = () => { throw new Error('again'); };
null.property;
