# expect: timeout
class Buffer:
    def __buffer__(self, flags):
        while True:
            pass


b"".join([Buffer()])
