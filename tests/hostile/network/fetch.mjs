// expect: ok
// stdout: ERR_NOT_AVAILABLE
// stdout: ERR_NOT_AVAILABLE
for (const where of ['http://127.0.0.1/', 'file:///etc/passwd']) await fetch(where).catch((e) => console.log(e.code));
