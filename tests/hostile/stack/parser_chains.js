// expect: ok
// stdout: []
const chains = ['+a', '.a', '[0]', '()', '?.a', '?.[0]', '?.()', '``', ',a', '&&a', '||a', '??a', '**a', '?a:a', '=a', '=>a', ' instanceof a', ' in a'];
const bad = [];
for (const unit of chains) {
  try {
    Function('a', 'return () => a' + unit.repeat(2e4));
  } catch (e) {
    if (!['RangeError', 'SyntaxError'].includes(e.name)) bad.push(unit + e.name);
  }
}
console.log(bad);
