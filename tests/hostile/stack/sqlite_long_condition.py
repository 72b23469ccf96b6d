# expect: ok or resource-exceeded
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("create table t (x)")
db.execute("insert into t values (1)")
for joint in (" or ", " and ", " + ", " || "):
    for n in (500, 700, 900, 999):
        db.execute("select count(*) from t where " + joint.join(f"x = {i}" for i in range(n))).fetchone()
        db.execute("update t set x = " + joint.join(["x"] * n)).fetchone()
