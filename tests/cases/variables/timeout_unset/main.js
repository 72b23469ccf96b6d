setTimeout(() => {}, 30000);
