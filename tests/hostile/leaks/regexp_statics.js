// expect: ok
/(secret)/.exec('a secret of mine');
RegExp.prototype.exec = RegExp.prototype.test = null;
// --- next
// expect: ok
// stdout: undefined true
console.log(RegExp.$1, /a/.test('a'));
