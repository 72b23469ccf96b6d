import sys

sys.stdout.write("to stdout")
sys.stderr.write("to stderr")
