# expect: resource-exceeded
# memory-mb: 8
import sqlite3

keep = []
try:
    while True:
        keep.append(sqlite3.connect(":memory:"))
        keep[-1].execute("create table t (x)")
except (MemoryError, sqlite3.Error):
    raise MemoryError from None
