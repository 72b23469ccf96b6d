# expect: ok
# stdout: 7
import socket

n = 0
for f in (
    lambda: socket.getaddrinfo("example.com", 80),
    lambda: socket.getaddrinfo("localhost", "http"),
    lambda: socket.getaddrinfo("127.0.0.1", 80, 0, 0, 0, 0) and 1 / 0,
    lambda: socket.gethostbyname("example.com"),
    lambda: socket.gethostbyname_ex("x" * 10**5),
    lambda: socket.gethostbyaddr("127.0.0.1"),
    lambda: socket.create_connection(("\udc80", 80)),
):
    try:
        print(f())
    except (OSError, AttributeError, UnicodeError, ZeroDivisionError):
        n += 1
print(n)
