# expect: timeout
import sqlite3

db = sqlite3.connect(":memory:")
db.executescript(
    "pragma recursive_triggers = 1; create table t (x);"
    "create trigger a after insert on t when new.x < 40 begin insert into t values (new.x + 1); insert into t values (new.x + 1); end;"
    "insert into t values (0);"
)
