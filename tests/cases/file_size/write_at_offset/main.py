import errno
import os

fd = os.open("sparse", os.O_CREAT | os.O_WRONLY)
try:
    os.pwrite(fd, b"x", 5000)
except OSError as e:
    print(errno.errorcode[e.errno])
os.close(fd)
