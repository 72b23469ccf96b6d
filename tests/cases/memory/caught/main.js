let all = [];
try {
  for (;;) all.push(new Array(1000).fill(all.length));
} catch (e) {
  all = null;
  console.log('caught');
}
