# expect: timeout
import io
import pickle


class Endless(io.RawIOBase):
    def read(self, n=-1):
        return b"N0" * (n // 2) + b"N" * (n % 2)

    def readline(self):
        return b"N\n"

    def readinto(self, b):
        b[:] = (b"N0" * len(b))[: len(b)]
        return len(b)


pickle.load(Endless())
