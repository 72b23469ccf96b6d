# expect: timeout
import sqlite3

one = sqlite3.connect("d.sqlite", isolation_level=None)
one.execute("create table t (x)")
one.execute("begin exclusive")
two = sqlite3.connect("d.sqlite", timeout=100000, isolation_level=None)
while True:
    try:
        two.execute("insert into t values (1)")
    except sqlite3.OperationalError:
        pass
