# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
while True:
    db.execute("select ? like ?", ("a" * 10**6, "%" + "a" * 40000 + "b")).fetchall()
