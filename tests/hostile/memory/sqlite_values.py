# expect: ok
# memory-mb: 64
# stdout: 3
import sqlite3

db = sqlite3.connect(":memory:")
n = 0
for text in ("zeroblob(1000000000)", "randomblob(900000000)", "replace(zeroblob(1000000), x'00', zeroblob(1000))"):
    try:
        db.execute("select length(" + text + " || 'x')").fetchall()
    except (MemoryError, sqlite3.Error):
        n += 1
print(n)
