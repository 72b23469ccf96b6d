import builtins
import sys

sys.stdout.write(sys.argv[1])


class Late:
    def write(self, text):
        sys.__stdout__.write("LATE" + text)

    def flush(self):
        pass


if sys.argv[1] == "first":
    sys.stdout = sys.stderr = Late()
    builtins.print = sys.stdout.write
