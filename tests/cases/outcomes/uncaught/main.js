console.log('before');
function f() {
    throw new Error('boom');
}
f();
console.log('after');
