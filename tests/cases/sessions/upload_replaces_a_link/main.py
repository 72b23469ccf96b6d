import os
import sys

if sys.argv[1] == "link":
    os.symlink("target.txt", "a.txt")
else:
    print(open("target.txt").read(), os.path.isfile("a.txt") and not os.path.islink("a.txt"))
