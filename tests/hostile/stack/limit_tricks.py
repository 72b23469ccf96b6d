# expect: timeout or resource-exceeded
# memory-mb: 32
import sys


def f():
    sys.setrecursionlimit(10**9)
    try:
        f()
    finally:
        f()


try:
    f()
except RecursionError:
    print("RecursionError")
