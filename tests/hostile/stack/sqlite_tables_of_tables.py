# expect: resource-exceeded or timeout or ok
import sqlite3

db = sqlite3.connect(":memory:")
names = ", ".join(f"t{i} as (select * from t{i - 1} where exists (select 1 from t{i - 1}))" for i in range(1, 3000))
try:
    db.execute(f"with t0 as (select 1), {names} select * from t2999").fetchall()
except sqlite3.Error:
    pass
