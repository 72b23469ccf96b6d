# expect: ok
# stdout: done
import json
import pickle
import re

deep = []
for _ in range(1000):
    deep = [deep]
text = "[" * 300 + "]" * 300
jobs = (
    lambda: repr(deep),
    lambda: json.loads(text),
    lambda: json.dumps(deep),
    lambda: pickle.dumps(deep),
    lambda: compile("(" * 50 + ")" * 50, "f", "eval"),
    lambda: re.compile("(" * 20 + ")" * 20 + str(len(text))),
    lambda: sorted([3, 1, 2], key=lambda x: -x),
    lambda: "{!r:>{}}".format(deep, 10),
    lambda: isinstance(1, (str, (bytes, (int,)))),
    lambda: __import__("importlib").import_module("colorsys"),
)


def f(n):
    if n % 5 == 0:
        try:
            jobs[n // 5 % len(jobs)]()
        except (RecursionError, MemoryError):
            pass
    f(n + 1)


for start in range(1):
    try:
        f(start * 5)
    except RecursionError:
        pass
print("done")
