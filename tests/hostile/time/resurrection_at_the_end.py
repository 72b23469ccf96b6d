# expect: timeout
class Phoenix:
    def __del__(self):
        x = self
        while True:
            Phoenix.kept = x


kept = [Phoenix()]
kept.append(kept)
