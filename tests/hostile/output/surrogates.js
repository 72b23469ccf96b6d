// expect: ok
// stdout: ���
console.log('\ud800\udfff'[0] + '\udc00' + '\ud83d');
