# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
db.set_progress_handler(lambda: 0, 1)
db.create_function("f", 1, lambda i: db.interrupt() if i < 0 else i)
db.execute("with recursive n(i) as (select 1 union all select f(i) + 1 from n) select sum(f(i)) from n").fetchall()
