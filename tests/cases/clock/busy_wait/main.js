const ask = process.argv[2] === 'wall' ? Date.now : () => performance.now();
const end = ask() + 300;
let last = 0;
let falls = 0;
let now;
while ((now = ask()) < end) {
  if (now < last) falls += 1;
  last = now;
}
console.log(falls === 0 ? 'rises' : falls);
