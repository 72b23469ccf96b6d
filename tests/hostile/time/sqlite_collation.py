# expect: timeout
import sqlite3


def compare(a, b):
    while True:
        try:
            db.execute("select 1")
        except sqlite3.Error:
            pass


db = sqlite3.connect(":memory:")
db.create_collation("c", compare)
db.execute("select 'a' union select 'b' order by 1 collate c").fetchall()
