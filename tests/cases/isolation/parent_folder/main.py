import os

for path in ("..", "../secret.txt", "/../secret.txt", "sub/../../secret.txt", "/secret.txt", "//secret.txt", "/./../../secret.txt"):
    try:
        found = ",".join(os.listdir(path)) if os.path.isdir(path) else open(path).read()
        print(path, "LEAKED", "secret" in found or "golem-exec" in found)
    except OSError as e:
        print(path, type(e).__name__)
