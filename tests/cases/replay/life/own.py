import sqlite3
import tempfile

database = sqlite3.connect("own.sqlite")
database.execute("create table if not exists times (number integer primary key, at text default current_timestamp)")
with database:
    database.executemany("insert into times (number) values (?)", [(number,) for number in range(500)])
with database:
    database.execute("update times set number = number + abs(random() % 1000) * 1000")
count, latest = database.execute("select count(*), max(at) from times").fetchone()
database.close()
with tempfile.NamedTemporaryFile("w+") as file:
    file.write(latest)
print("own" if count == 500 else count)
