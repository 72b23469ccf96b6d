# expect: timeout
class Phoenix:
    def __del__(self):
        global kept
        kept = self


kept = Phoenix()
while True:
    kept = Phoenix()
