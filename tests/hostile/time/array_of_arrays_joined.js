// expect: timeout
// memory-mb: 128
const leaf = Array(3e4).fill(0);
const tree = Array(3e4).fill(leaf);
for (;;) tree.join();
