# expect: ok
# session: full
# stdout: done
import os

os.makedirs("/".join(["d"] * 50))
for i in range(100):
    open(f"d/{i}", "w").close()
    os.symlink("nowhere", f"s{i}")
os.symlink("/".join(["d"] * 50), "deep")
print("done")
