# expect: resource-exceeded
import sqlite3

db = sqlite3.connect(":memory:")
deep = 50000
n = 0
for text in (
    "select " + "(" * deep + "1" + ")" * deep,
    "select " + "+ " * deep + "1",
    "select " + "not " * deep + "1",
    "select 1" + " + 1" * deep,
    "select " + "case when 1 then " * deep + "1" + " end" * deep,
    "select " + "abs(" * deep + "1" + ")" * deep,
    "select (" * deep + "1" + ")" * deep,
    "select * from " + "(select * from " * deep + "t" + ")" * deep,
    "select 1" + " union select 1" * deep,
    "select 1 in (" * deep + "1" + ")" * deep,
):
    try:
        db.execute(text).fetchall()
    except (sqlite3.Error, MemoryError, RecursionError):
        n += 1
print(n)
