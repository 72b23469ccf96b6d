// expect: runtime-failed
eval('/*' + 'x'.repeat(5e6) + '*/ throw new Error("long line")');
