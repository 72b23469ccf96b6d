# expect: ok
# session: kept
# stdout: 200
import os

keep = [open(f"f{i}", "w", buffering=1 << 16) for i in range(200)]
for file in keep:
    file.write("x")
    file.me = file if hasattr(file, "__dict__") else None
print(len(os.listdir(".")) - 1)
# --- next
# expect: ok
# session: kept
# stdout: 200
import os

print(sum(os.path.getsize(f"f{i}") for i in range(200)))
