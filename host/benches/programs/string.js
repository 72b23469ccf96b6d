function work() {
  const words = [];
  for (let i = 0; i < 100_000; i++) words.push(`word${i}`);
  const text = words.join(' ');
  return text.replaceAll('word', 'w').toUpperCase().split(' ').length + text.split('99').length;
}
