import errno
import os

open("f", "w").close()
try:
    os.truncate("f", 4294967296)
except OSError as e:
    print(errno.errorcode[e.errno])
print(os.stat("f").st_size)
