# expect: timeout
import io


class Liar(io.RawIOBase):
    writable = lambda self: True
    write = lambda self, data: 0


x = io.BufferedWriter(Liar())
x.write(b"x" * 10**5)
x.flush()
