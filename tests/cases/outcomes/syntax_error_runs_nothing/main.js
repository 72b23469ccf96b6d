require('fs').writeFileSync('trace', 'x');
console.log('never');
)
