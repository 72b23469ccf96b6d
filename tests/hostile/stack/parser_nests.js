// expect: ok
// stdout: [ '`' ]
// Every construct that holds itself, far deeper than fits. What is printed are those that parse, or have another error.
const nests = [
  '(', '[', '{a:', '({a:', '{', '`${', '()=>', 'async()=>', '(a=', '!', '-', 'typeof ', 'void ', 'delete ', 'new ', 'new (', 'f(', 'a?.[', 'a?', 'a?b:', 'a=>', 'a=', 'a??', 'a**', '++', 'await ',
  'if(1)', 'if(1);else ', 'while(1)', 'do ', 'for(;;)', 'for(a of ', 'try{', 'try{}finally{', 'try{}catch{', 'switch(1){case 1:', 'a:', 'with(a)', 'function f(){', 'function*f(){yield*', 'class A{a(){',
  'class A extends ', 'class A{static{', 'class A{[', 'class A{a=', '[...', '({...', '({get a(){', 'var [', 'var {a:', '([', '({a:{', 'function f(a=', 'function f([', 'f`${', 'import(', 'throw ', 'return ',
  '(function(){', '(class{', '(a,', 'a[', '`', 'yield ', 'async function f(){await ', 'for await(a of ', 'new.target?', 'super(', '#a in ', 'a\n=>', 'let [a=', 'export default ',
];
const bad = [];
for (const unit of nests) {
  try {
    Function(unit.repeat(3e4));
    bad.push(unit);
  } catch (e) {
    if (e.name !== 'RangeError' && e.name !== 'SyntaxError') bad.push(unit + e.name);
  }
}
console.log(bad);
