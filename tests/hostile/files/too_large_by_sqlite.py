# expect: ok
# stdout: OperationalError
# file-size-bytes: 100000
import sqlite3

db = sqlite3.connect("x.db")
try:
    db.execute("create table t as select zeroblob(1000000)")
    db.commit()
    print("written")
except sqlite3.Error as error:
    print(type(error).__name__)
