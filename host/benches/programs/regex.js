function work() {
  const two = (number) => String(number).padStart(2, '0');
  const lines = [];
  for (let i = 0; i < 6_000; i++) {
    lines.push(`2024-${two((i % 12) + 1)}-${two((i % 28) + 1)} user${i}@host${i % 7}.example GET /a/${i}?q=${i * 3}`);
  }
  const text = lines.join('\n');
  const found = [...text.matchAll(/(\d{4})-(\d\d)-(\d\d) (\w+)@(\w+)\.example/g)];
  const asked = text.replace(/\?q=(\d+)/g, (_, number) => `?p=${Number(number) + 1}`);
  return found.length + asked.length + text.split(/\s+/).length;
}
