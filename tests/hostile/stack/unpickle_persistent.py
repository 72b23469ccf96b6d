# expect: ok
# stdout: RecursionError
import io
import pickle


class U(pickle.Unpickler):
    def persistent_load(self, key):
        return U(io.BytesIO(b"NQ.")).load()


try:
    U(io.BytesIO(b"NQ.")).load()
except RecursionError:
    print("RecursionError")
