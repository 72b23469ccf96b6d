# expect: ok
# stdout: 6
import socket

n = 0
for family in (socket.AF_INET, socket.AF_INET6, 0, 99, -1, 2**31 - 1):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, 99):
        try:
            socket.socket(family, kind)
            break
        except (OSError, OverflowError):
            pass
    else:
        n += 1
print(n)
