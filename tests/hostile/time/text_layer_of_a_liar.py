# expect: timeout
import io


class Liar(io.RawIOBase):
    readable = lambda self: True

    def readinto(self, b):
        b[:1] = b"x"
        return 1


io.TextIOWrapper(io.BufferedReader(Liar())).readline()
