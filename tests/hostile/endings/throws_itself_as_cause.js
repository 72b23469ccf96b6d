// expect: runtime-failed
const e = new AggregateError([], 'ring');
e.cause = e;
e.errors.push(e, { e }, [e]);
throw e;
