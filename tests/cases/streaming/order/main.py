import sys

sys.stdout.write("a")
sys.stderr.write("b")
sys.stdout.write("c")
sys.stdout.write("d")
sys.stderr.write("e")
print("f")
print("g", file=sys.stderr)
