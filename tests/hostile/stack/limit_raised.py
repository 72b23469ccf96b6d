# expect: resource-exceeded or timeout
# memory-mb: 32
import sys

sys.setrecursionlimit(2**31 - 1)


def f(n):
    return f(n + 1) + 1


try:
    f(0)
except RecursionError as error:
    print(type(error).__name__)
