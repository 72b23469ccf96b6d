a = $e

b = [a, $e, $e]

c = {$s: $e, $n: b}

d = ($e, str(c))

print(a, b)

print(c, d)

print(len(str(a)), type(b).__name__)

print(sorted([$n, $n, $n, $n]), "".join(reversed($s)))

import builtins
builtins.kept = $e
print(builtins.kept)

import builtins
print(hasattr(builtins, "kept"), len(vars(builtins)))

import builtins
builtins.len = lambda value: $n
print(len("abc"))

import builtins
del builtins.sorted

import json
json.kept = $e
json.dumps = lambda value: $s

import json
print(hasattr(json, "kept"), json.dumps({$s: $n}))

import sys
print(len(sys.modules), sorted(sys.modules)[$n % 40])

import sys
sys.path.append($s)
print(len(sys.path))

import sys
sys.modules["json"] = None

import sys
sys.stdout = None

import sys
print(sys.getallocatedblocks())

import gc
print(gc.collect(), gc.get_count(), len(gc.get_objects()))

import gc
gc.disable()
a = []
a.append(a)

import random
random.seed($n)
print(random.random(), random.choice([a, b, c]))

import os
print(sorted(os.listdir("/")), dict(os.environ))

import os
os.environ["KEPT"] = $s
os.chdir("/")
os.makedirs("folder", exist_ok=True)

with open("file", "a") as file:
    file.write($s)
print(open("file").read())

a = open("left", "w")
a.write($s)

import re
print(re.findall(r"\w+", $s), len(re._cache))

import decimal
decimal.getcontext().prec = abs($n) % 50 + 1
print(decimal.Decimal(1) / 7)

import decimal
print(decimal.getcontext().prec)

import signal
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
signal.signal(signal.SIGINT, signal.SIG_IGN)

import atexit
atexit.register(print, $s)

import warnings
warnings.warn($s)

import functools
@functools.cache
def cached(number):
    return number if number < 2 else cached(number - 1) + cached(number - 2)
print(cached(abs($n) % 90), cached.cache_info())

import collections
a = collections.Counter($s)
print(a.most_common(2))

class Kept:
    made = 0
    def __init__(self):
        Kept.made += 1
    def __del__(self):
        print("freed")
a = Kept()
a = Kept.made

def generate():
    for number in range(abs($n) % 5):
        yield number, $e
print(list(generate()))

def recurse():
    return recurse()
try:
    recurse()
except RecursionError as error:
    print(error)

import sys
sys.setrecursionlimit(abs($n) % 500 + 60)
print(sys.getrecursionlimit())

import sys
print(sys.getrecursionlimit(), sys.getswitchinterval())

import asyncio
async def answer(value):
    await asyncio.sleep(0)
    return value
print(asyncio.run(answer($e)))

import sqlite3
print(sqlite3.connect(":memory:").execute("select ? + 1", ($n,)).fetchall())

import logging
logging.basicConfig(level=logging.INFO)
logging.info($s)

import itertools
print(list(itertools.islice(itertools.cycle($s + "x"), 5)))

import zlib
print(len(zlib.compress($s.encode() * 50)))

print(eval("$n + " + str(len(str(a)))))

exec("e = " + repr($s))
print(e)

raise ValueError($s)

raise SystemExit($n)

assert a, $s

print(undefined_name)

1 / ($n - $n)

a = [0]
while True:
    a = a + a

import os
os._exit(abs($n) % 256)

import os
os.abort()

def broken(:
