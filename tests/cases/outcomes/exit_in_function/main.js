function leave() {
  try {
    process.exit(7);
  } finally {
    console.log('never');
  }
}
leave();
