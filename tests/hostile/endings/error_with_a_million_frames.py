# expect: runtime-failed
# stderr-has: RecursionError
import sys


def f():
    g()


def g():
    f()


f()
