# expect: ok
# stdout: done
import socket

for fd in range(-1, 10):
    try:
        s = socket.socket(fileno=fd)
    except (OSError, ValueError):
        continue
    for f in (lambda: s.send(b"x"), lambda: s.recv(1), lambda: s.connect(("127.0.0.1", 80)), lambda: s.bind(("", 1)), s.listen, s.accept, s.getsockname, s.getpeername, lambda: s.setsockopt(1, 2, 3), lambda: s.shutdown(2)):
        try:
            print(fd, f())
        except (OSError, AttributeError):
            pass
    s.detach()
print("done")
