console.log('one');
throw new Error('two');
