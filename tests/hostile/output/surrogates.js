// expect: ok
// stdout: ��x�
console.log('\ud800\ud800' + 'x\udc00');
