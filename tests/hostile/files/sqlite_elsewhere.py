# expect: ok
# stdout: done
import sqlite3

for name in ("../x.db", "/../x.db", "file:../outside.txt?mode=ro", "file:/../outside.txt?immutable=1", "\0", "x" * 5000):
    try:
        db = sqlite3.connect(name, uri=name.startswith("file:"))
        db.execute("create table if not exists t (x)")
    except (sqlite3.Error, ValueError):
        pass
db = sqlite3.connect(":memory:")
for text in ("attach '../outside.txt' as o", "attach 'file:../x?vfs=memdb' as p", "pragma temp_store_directory = '..'", "select load_extension('x')", "select readfile('../outside.txt')", "select writefile('../x', 'x')", "vacuum into '../x.db'"):
    try:
        db.execute(text).fetchall()
    except sqlite3.Error:
        pass
print("done")
