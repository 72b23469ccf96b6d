# expect: ok 120
# stdout: x
import io
import sys

raw = sys.stdout.detach()
sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), write_through=True)
print("x", flush=True)
