setTimeout(() => console.log('late'), 5300);
