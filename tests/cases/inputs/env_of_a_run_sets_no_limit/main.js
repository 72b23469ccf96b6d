console.log(process.env.EXEC_MAX_OUTPUT_BYTES);
