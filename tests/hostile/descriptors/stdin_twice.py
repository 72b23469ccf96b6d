# expect: ok
# stdin: one\ntwo
# stdout: ['one', 'two', '']
import os
import sys

a = sys.stdin.readline().strip()
b = open(0, closefd=False).read() or sys.stdin.read()
print([a, b, open(0).read()])
