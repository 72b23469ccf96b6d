# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("pragma temp_store = memory")
db.execute(
    "with recursive n(i) as (select 1 union all select i + 1 from n limit 30000)"
    " select max(i) over (order by i rows between 20000 preceding and 1 following), group_concat(i) over () from n"
).fetchall()
