import hashlib
import os

with open("data/large.bin", "rb") as file:
    large = file.read()
print(len(large), hashlib.sha256(large).hexdigest()[:8])
os.makedirs("made", exist_ok=True)
for name in "dbeac":
    with open(f"made/{name}", "w") as file:
        file.write(name)
if os.path.exists("made/log"):
    os.remove("made/log")
print(*(f"made/{name}" for name in os.listdir("made")))
with open("made/log", "w") as file:
    file.write("one\n")
with open("made/log", "a") as file:
    file.write("two\n")
with open("data/large.bin", "ab") as file:
    file.write(large)
print(os.stat("data/large.bin").st_size)
