# expect: ok or timeout
import io


def nested(kind, *arguments):
    x = io.BytesIO(b"x" * 100)
    for _ in range(3000):
        x = kind(x, *arguments)
    return x


def attempt(f):
    try:
        f()
    except (RecursionError, ValueError):
        pass


reader = nested(io.BufferedReader, 1)
attempt(lambda: reader.read(5))
attempt(lambda: reader.seek(0))
attempt(lambda: reader.close())
