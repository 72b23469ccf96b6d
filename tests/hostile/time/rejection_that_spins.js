// expect: timeout
process.on('unhandledRejection', () => Promise.reject(new Error('again')));
Promise.reject();
