// expect: ok
process.stdout.write('\u001b]0;evil\u0007\u001b[2J\u001b[1;1H\r\b\u009b31m\u2028\u202e');
