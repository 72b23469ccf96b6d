console.log(JSON.stringify(process.env), process.env.SECRET);
