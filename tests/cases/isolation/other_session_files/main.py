import os

seen = []


def walk(folder):
    for name in os.listdir(folder):
        path = f"{folder}/{name}"
        seen.append(path)
        if os.path.isdir(path):
            walk(path)


walk("/.")
print(",".join(sorted(seen)))
