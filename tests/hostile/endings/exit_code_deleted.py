# expect: ok
error = SystemExit(3)
del error.code
raise error
