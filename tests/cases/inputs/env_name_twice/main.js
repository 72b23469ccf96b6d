console.log(process.env.NAME);
