# expect: ok or resource-exceeded
import sqlite3

db = sqlite3.connect(":memory:")
for like, pattern in (("like", "%_" * 24000), ("glob", "*?" * 24000), ("like", "%a" * 20000)):
    db.execute(f"select ? {like} ?", ("a" * 50000, pattern)).fetchall()
