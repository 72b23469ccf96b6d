# expect: ok or timeout
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table v0 (x)")
try:
    for i in range(1, 2000):
        db.execute(f"create view v{i} as select x + 1 as x from v{i - 1} where x in (select x from v{i - 1})")
        if i % 50 == 0:
            db.execute(f"select * from v{i} limit 1")
except sqlite3.Error:
    pass
