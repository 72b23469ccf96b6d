const fs = require('fs');

let asked = 0;
const ask = () => {
  performance.now();
  process.hrtime();
  process.hrtime.bigint();
  console.time(`timer ${(asked += 1)}`);
  return new Date().getTime() + Date.now() > 0;
};

switch (process.argv[2]) {
  case 'loop':
    for (;;) ask();
  case 'computing': {
    let n = 0;
    const end = performance.now() + 500;
    while (performance.now() < end) for (let i = 0; i < 200; i += 1) n = (n + i) % 1000003;
    console.log(n);
    break;
  }
  case 'printing':
    for (;;) console.log(ask());
  case 'files':
    for (let i = 0; ; i += 1) {
      fs.writeFileSync(`file${i % 10}`, 'x');
      if (fs.statSync(`file${i % 10}`).mtimeMs > Date.now()) ask();
    }
  case 'sleeping': {
    const again = () => ask() && setTimeout(again, 1);
    again();
  }
}
