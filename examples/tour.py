"""A tour of what a program finds: run it with `cargo xtask demo examples/tour.py`."""

import asyncio
import hashlib
import json
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

print("engine   ", sys.implementation.name, sys.version.split()[0], "with arguments", sys.argv[1:])

# Files: the session's directory is the root of the file system, and there is nothing else.
Path("notes").mkdir()
Path("notes/today.txt").write_text("three words here\n")
print("files    ", sorted(str(path) for path in Path("/").rglob("*.txt")), json.dumps(Path("/notes/today.txt").read_text()))
try:
    open("/etc/passwd")
except OSError as error:
    print("outside  ", error)

print("exact    ", Decimal(1) / Decimal(7), hashlib.sha256(b"golem").hexdigest()[:16])

with sqlite3.connect(":memory:") as database:
    database.execute("create table words (word text)")
    database.executemany("insert into words values (?)", [(word,) for word in "some words in a table".split()])
    print("sqlite   ", database.execute("select count(*), max(word) from words").fetchone())


async def main():
    await asyncio.gather(*(asyncio.sleep(seconds / 100) for seconds in range(3)))
    return "waited for three at once"


print("asyncio  ", asyncio.run(main()))

# No recursion, loop or allocation takes the runtime down.
try:
    nested = []
    for _ in range(100_000):
        nested = [nested]
    repr(nested)
except RecursionError as error:
    print("recursion", error)
