import os

for name in ("a", "b", "c"):
    with open(name, "w") as file:
        file.write("x" * 1000)
print(",".join(sorted(name for name in os.listdir(".") if len(name) == 1)))
