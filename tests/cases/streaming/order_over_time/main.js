let i = 0;
const timer = setInterval(() => {
  console.log('tick', i);
  console.error('tock', i);
  i += 1;
  if (i === 3) clearInterval(timer);
}, 5);
