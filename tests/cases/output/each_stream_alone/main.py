import sys

sys.stdout.write("o" * 10000)
sys.stderr.write("e" * 10000)
