function open() {
  console.log('never');
