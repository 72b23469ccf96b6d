// expect: ok 7
process.setUncaughtExceptionCaptureCallback(() => { throw new Error('in the callback'); });
throw new Error('first');
