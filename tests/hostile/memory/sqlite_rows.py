# expect: resource-exceeded
# memory-mb: 8
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t (x)")
try:
    while True:
        db.execute("insert into t values (randomblob(100000))")
except (MemoryError, sqlite3.OperationalError):
    raise MemoryError from None
