import errno
import os

try:
    with open("big", "w") as file:
        file.write("x" * 1001)
except OSError as e:
    print(errno.errorcode[e.errno], "write")
with open("fits", "w") as file:
    file.write("x" * 1000)
print(os.stat("fits").st_size)
