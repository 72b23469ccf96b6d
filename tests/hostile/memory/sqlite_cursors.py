# expect: resource-exceeded or runtime-failed
# memory-mb: 8
import sqlite3

keep = []
db = sqlite3.connect(":memory:")
try:
    while True:
        keep.append(db.execute("select 1 union all select 2"))
        keep[-1].fetchone()
except (MemoryError, sqlite3.Error):
    raise MemoryError from None
