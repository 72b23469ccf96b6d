import sys

print(len(sys.stdin.buffer.read()))
try:
    input()
except EOFError:
    print("end")
