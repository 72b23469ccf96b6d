# expect: ok
# stdout: done
import sqlite3

db = sqlite3.connect(":memory:")
for deep in (500, 990, 1001, 10**5):
    text = "[" * deep + "]" * deep
    for call in ("json(?)", "json_valid(?, 15)", "jsonb(?)", "json_extract(?, '$" + "[0]" * min(deep, 10**4) + "')", "json_patch(?, ?1)", "json_pretty(?)", "json_array_length(?)"):
        try:
            db.execute("select " + call, (text,)).fetchall()
        except (sqlite3.Error, MemoryError):
            pass
    try:
        db.execute("select count(*) from json_tree(?)", (text,)).fetchall()
    except sqlite3.Error:
        pass
print("done")
