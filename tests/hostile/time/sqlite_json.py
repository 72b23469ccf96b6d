# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
text = "[" + "[1]," * 10**6 + "1]"
while True:
    db.execute("select count(*) from json_tree(?)", (text,)).fetchall()
