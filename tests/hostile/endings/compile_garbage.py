# expect: compilation-failed
x = (((((
