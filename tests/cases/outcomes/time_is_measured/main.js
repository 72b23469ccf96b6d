setTimeout(() => console.log('done'), 200);
