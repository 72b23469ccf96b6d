const list = Array.from({ length: 300000 }, (_, i) => (i * 7919) % 300007);
for (;;) list.slice().sort((a, b) => a - b).reverse().sort();
