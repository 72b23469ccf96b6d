# expect: timeout
import sqlite3

db, other = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
db.execute("create table t as with recursive n(i) as (select 1 union all select i + 1 from n limit 10000) select zeroblob(900) from n")
while True:
    db.backup(other, pages=1, progress=lambda *_: None)
