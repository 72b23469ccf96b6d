# expect: ok
# stdout: done
import sqlite3

db = sqlite3.connect(":memory:")
db.create_function("f", 0, lambda: db.execute("select f()").fetchall() and 1)
db.create_collation("c", lambda a, b: db.execute("select 1 where 'a' < 'b' collate c").fetchall() and 1)
db.set_authorizer(lambda *_: sqlite3.SQLITE_OK)
for text in ("select f()", "select 1 where 'a' < 'b' collate c"):
    try:
        db.execute(text).fetchall()
    except (sqlite3.Error, RecursionError):
        pass
db.set_trace_callback(lambda text: db.execute("select 2"))
try:
    db.execute("select 3")
except (sqlite3.Error, RecursionError):
    pass
print("done")
