# expect: ok
# stdout: done
import os
import select

for fd in (-1, 0, 1, 2, 3, 99, 2**31 - 1):
    for f in (
        lambda: select.select([fd], [fd], [fd], 0),
        lambda: os.posix_fadvise(fd, 2**62, 2**62, 99),
        lambda: os.readv(fd, [bytearray(1)] * 5000),
        lambda: os.writev(fd, [b""] * 5000),
    ):
        try:
            f()
        except (OSError, OverflowError, ValueError, AttributeError):
            pass
print("done")
