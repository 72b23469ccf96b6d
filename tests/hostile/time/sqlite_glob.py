# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
while True:
    db.execute("select ? glob ?", ("a" * 10**6, "*" + "[a-z]" * 9000 + "b")).fetchall()
