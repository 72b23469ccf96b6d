// expect: ok 17
Promise.resolve({ get then() { process.exit(17); } });
