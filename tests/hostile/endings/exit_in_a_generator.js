// expect: ok 10
// stdout:
function* g() {
  try {
    yield 1;
  } finally {
    process.exit(10);
  }
}
for (const x of g()) break;
console.log('no');
