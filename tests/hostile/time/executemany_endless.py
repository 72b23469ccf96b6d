# expect: timeout
import sqlite3
from itertools import repeat

db = sqlite3.connect(":memory:")
db.execute("create table t (x)")
db.executemany("delete from t where x = ?", repeat((1,)))
