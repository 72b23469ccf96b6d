# expect: resource-exceeded
# memory-mb: 8
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("pragma hard_heap_limit = 0")
db.execute("pragma cache_size = -4000000")
try:
    db.execute("create table t as with recursive n(i) as (select 1 union all select i + 1 from n) select randomblob(9999) from n")
except (MemoryError, sqlite3.Error):
    raise MemoryError from None
