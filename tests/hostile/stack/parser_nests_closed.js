// expect: ok
// stdout: RangeError
// stdout: 16
let count = 0;
const nests = [['(', '1', ')'], ['[', '', ']'], ['{', '', '}'], ['({a:', '1', '})'], ['`${', '1', '}`'], ['f(', '', ')'], ['(()=>', '1', ')'], ['function f(){', '', '}'],
  ['class A{a(){', '', '}}'], ['if(1){', '', '}'], ['try{', '', '}finally{}'], ['for(;;){', '', '}'], ['a[', '1', ']'], ['switch(1){case 1:', '', '}'], ['new (', 'a', ')'], ['[', 'a', ']=[]']];
for (const [open, middle, close] of nests) {
  try {
    Function(open.repeat(2e4) + middle + close.repeat(2e4));
    console.log(open);
  } catch (e) {
    count += e.name === 'RangeError' || e.name === 'SyntaxError';
    if (open === '(') console.log(e.name);
  }
}
console.log(count);
