# expect: ok
# stdout: done
import io
import sys

sys.stdout.write("do")
sys.stderr = sys.__stderr__ = io.StringIO("evil")
keep = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer), write_through=False)
print("ne")
# --- next
# expect: ok
# stdout: clean
print("clean")
