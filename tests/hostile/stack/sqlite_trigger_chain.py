# expect: resource-exceeded or timeout or ok
import sqlite3

db = sqlite3.connect(":memory:", isolation_level=None)
try:
    for i in range(400):
        db.execute(f"create table t{i} (x)")
    for i in range(399):
        db.execute(f"create trigger g{i} after insert on t{i} begin insert into t{i + 1} values (new.x + 1); end")
    db.execute("insert into t0 values (1)")
except sqlite3.Error:
    pass
