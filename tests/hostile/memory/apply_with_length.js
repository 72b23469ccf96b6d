// expect: ok
// memory-mb: 64
// stdout: RangeError
try {
  Math.max.apply(null, { length: 4294967295 });
} catch (e) {
  console.log(e.name);
}
