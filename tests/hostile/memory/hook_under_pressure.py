# expect: resource-exceeded
# memory-mb: 16
import sys

keep = []


def hook(kind, error, traceback):
    while True:
        keep.append(bytearray(10**5))


sys.excepthook = sys.unraisablehook = hook
while True:
    keep.append(bytearray(10**5))
