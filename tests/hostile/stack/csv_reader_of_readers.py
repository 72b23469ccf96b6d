# expect: ok
# stdout: done
import csv

x = iter(["a"])
for _ in range(4000):
    x = csv.reader(map(",".join, x)) if _ else csv.reader(x)
try:
    next(x)
except (RecursionError, csv.Error):
    pass
del x
print("done")
