// expect: runtime-failed
eval('let ' + 'x'.repeat(5e6) + ' = ;');
