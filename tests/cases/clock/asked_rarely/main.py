import sys
import time

if sys.argv[1] == "hello":
    print("hello")
else:
    start = time.time()
    for _ in range(1000):
        time.time()
    sum(range(4_000_000))
    between = time.monotonic()
    time.sleep(0.1)
    waited = time.monotonic() - between
    print("true" if 0.1 <= waited < 1 and time.time() - start >= 0.1 else waited)
