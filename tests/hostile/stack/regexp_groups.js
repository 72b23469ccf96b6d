// expect: ok
// stdout: 9
let count = 0;
for (const unit of ['(', '(?:', '(?=', '(?<=', '(?!', '(?<a>', '[[', '(a|', '(?i:']) {
  try {
    new RegExp(unit.repeat(1e5), unit === '[[' ? 'v' : 'u');
  } catch (e) {
    count += e.name === 'SyntaxError' || e.name === 'RangeError';
  }
}
console.log(count);
