// expect: timeout or resource-exceeded
// memory-mb: 256
let rope = '';
for (let i = 0; ; i += 1) {
  rope = (i % 2 ? rope + 'xy' : 'xy' + rope);
  rope.charCodeAt(i);
}
