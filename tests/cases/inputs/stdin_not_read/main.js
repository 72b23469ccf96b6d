console.log('no interest');
