// expect: ok
require('crypto').getRandomValues = () => {};
Math.random = () => 0.5;
// --- next
// expect: ok
// stdout: false
console.log(Math.random() === 0.5 && Math.random() === 0.5);
