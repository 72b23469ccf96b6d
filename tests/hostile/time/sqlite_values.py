# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
while True:
    db.execute("select hex(randomblob(10000000)), instr(zeroblob(100000000), x'01')").fetchall()
