# expect: ok
# memory-mb: 64
# stdout: 3
import sqlite3

db = sqlite3.connect(":memory:")
n = 0
for text in ("zeroblob(1000000000)", "randomblob(900000000)", "replace(hex(zeroblob(500000)), '0', hex(zeroblob(500)))"):
    try:
        db.execute("select hex(" + text + ")").fetchall()
    except (MemoryError, sqlite3.Error):
        n += 1
print(n)
