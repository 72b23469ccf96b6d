// expect: runtime-failed
// stderr-has: end of it
throw new Error('\0\u001b[2J\r\n\ud800\u202e' + 'x'.repeat(1e5) + 'end of it');
