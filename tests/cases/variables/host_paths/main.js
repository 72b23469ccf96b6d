console.log('own runtime');
