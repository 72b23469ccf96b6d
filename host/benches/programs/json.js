function work() {
  let records = [];
  for (let i = 0; i < 4_000; i++) {
    records.push({ id: i, name: `name ${i}`, tags: ['a', 'b', String(i)], price: i / 8, active: i % 2 === 0, none: null });
  }
  let size = 0;
  for (let turn = 0; turn < 4; turn++) {
    const text = JSON.stringify(records);
    size += text.length;
    records = JSON.parse(text);
  }
  return size + records.at(-1).id;
}
