# expect: ok
# stdout: done
import sqlite3

db = sqlite3.connect(":memory:")
texts = ("select 1", "select " + "(" * 20 + "1" + ")" * 20, "create table if not exists t (x primary key)", "select count(*) from (select x from t union select 1) where x in (select x from t)")


def f(n):
    for text in texts:
        try:
            db.execute(text).fetchall()
        except (RecursionError, sqlite3.Error):
            pass
    f(n + 1)


try:
    f(0)
except RecursionError:
    print("done")
