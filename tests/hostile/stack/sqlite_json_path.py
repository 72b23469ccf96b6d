# expect: ok or resource-exceeded
import sqlite3

db = sqlite3.connect(":memory:")
try:
    db.execute("select json_set('[]', ?, 1)", ("$" + "[0]" * 20000,)).fetchall()
    db.execute("select json_patch(?, ?)", ('{"a":' * 990 + "1" + "}" * 990,) * 2).fetchall()
except sqlite3.Error:
    pass
