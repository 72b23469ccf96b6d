# expect: timeout
import io

x = io.TextIOWrapper(io.BytesIO(bytes(10**8)), newline=None)
while True:
    x.seek(0)
    x.read()
