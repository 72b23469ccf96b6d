# expect: ok
# stdout: done
import sqlite3

db = sqlite3.connect(":memory:")
db.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 2**31 - 1)
db.executescript(
    "pragma recursive_triggers = 1; create table t (x); create trigger a after insert on t begin insert into t values (new.x + 1); end;"
)
try:
    db.execute("insert into t values (1)")
except sqlite3.Error:
    pass
db.executescript("create table c (x integer primary key, y references c (x) on delete cascade); pragma foreign_keys = 1")
db.executemany("insert into c values (?, ?)", ((i, i - 1 or None) for i in range(1, 300)))
try:
    db.execute("delete from c where x = 1")
except sqlite3.Error:
    pass
print("done")
