import sys

for line in sys.stdin:
    print("got", line.strip(), flush=True)
    print("heard", line.strip(), file=sys.stderr, flush=True)
