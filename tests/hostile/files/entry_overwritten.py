# expect: runtime-failed
# stderr-has: ZeroDivisionError
import os

with open("main.py", "wb") as file:
    file.write(b"\xff\0" * 10**5)
os.rename("main.py", "x.py")
os.symlink("../outside.txt", "main.py")
1 / 0
