# expect: resource-exceeded
import sqlite3

# As deep as sqlite allows, which its own functions then walk.
db = sqlite3.connect(":memory:")
for category in (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, sqlite3.SQLITE_LIMIT_COMPOUND_SELECT):
    db.setlimit(category, 2**31 - 1)
for deep in (90, 300, 900, 990, 3000, 20000):
    for text in (
        "select " + "(" * deep + "1" + ")" * deep,
        "select " + "not " * deep + "1",
        "select 1" + " + x" * deep + " from (select 1 as x)",
        "select " + "abs(" * deep + "1" + ")" * deep,
        "select * from " + "(select * from " * deep + "(select 1)" + ")" * deep,
        "select " + "(select " * deep + "1" + ")" * deep,
        "select 1" + " union all select 1" * deep,
        "with " + ",".join(f"t{i} as (select * from t{i - 1 or ''})" for i in range(1, deep)) + f", t as (select 1) select * from t{deep - 1}",
    ):
        try:
            db.execute(text).fetchall()
        except (sqlite3.Error, MemoryError, RecursionError):
            pass
print("done")
