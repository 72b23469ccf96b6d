// expect: ok 5
// stdout:
try {
  throw new Error('lost');
} finally {
  process.exit(5);
  console.log('never');
}
