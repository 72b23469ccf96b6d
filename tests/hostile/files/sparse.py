# expect: ok
# stdout: EFBIG
# stdout: EFBIG
# stdout: EFBIG
# file-size-bytes: 1000000
import errno
import os

fd = os.open("x", os.O_RDWR | os.O_CREAT)
for f in (lambda: os.ftruncate(fd, 2**32), lambda: os.pwrite(fd, b"x", 2**32), lambda: (os.lseek(fd, 2**32, 0), os.write(fd, b"x"))):
    try:
        f()
        print("grew to", os.fstat(fd).st_size)
    except OSError as error:
        print(errno.errorcode[error.errno])
