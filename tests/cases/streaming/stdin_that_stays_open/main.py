import sys

while chunk := sys.stdin.buffer.read1():
    print("got", chunk.decode())
