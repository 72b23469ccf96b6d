# expect: ok
# session: full
# stdout: done
import os

os.makedirs("/".join(["d"] * 100))
for i in range(500):
    open(f"d/{i}", "w").close()
    os.symlink("nowhere", f"s{i}")
os.symlink("/".join(["d"] * 50), "deep")
print("done")
