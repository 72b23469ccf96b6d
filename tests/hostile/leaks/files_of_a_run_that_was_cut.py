# expect: timeout
files = [open(f"f{i}", "w") for i in range(100)]
for file in files:
    file.write("x" * 1000)
while True:
    pass
# --- next
# expect: ok
# stdout: ['main.py']
import os

print(os.listdir("/"))
