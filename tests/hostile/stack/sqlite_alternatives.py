# expect: ok
# stdout: 300
import sqlite3

# Not hostile: what programs that make queries make.
db = sqlite3.connect(":memory:")
db.execute("create table t (x)")
db.executemany("insert into t values (?)", ((i,) for i in range(1000)))
print(db.execute("select count(*) from t where " + " or ".join(f"x = {i}" for i in range(300))).fetchone()[0])
