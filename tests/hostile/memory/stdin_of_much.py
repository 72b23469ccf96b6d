# expect: ok
# memory-mb: 1
# stdin: abc
# stdout: abc
print(open(0, closefd=False).read())
