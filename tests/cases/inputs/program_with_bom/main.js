console.log('after the mark');
