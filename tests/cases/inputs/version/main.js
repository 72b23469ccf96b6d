console.log(/^v\d+\.\d+\.\d+$/.test(process.version));
