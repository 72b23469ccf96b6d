import sys

sys.stdout.write("unfinished line")
sys.exit(2)
