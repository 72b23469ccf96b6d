process.stdin.setEncoding('utf8');
let all = '';
process.stdin.on('data', (chunk) => { all += chunk; });
process.stdin.on('end', () => console.log(JSON.stringify(all)));
