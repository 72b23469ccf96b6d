import os

for target in ("..", "../secret.txt", "/secret.txt", "/", "sub/../../secret.txt"):
    try:
        os.symlink(target, "link")
        found = ",".join(os.listdir("link")) if os.path.isdir("link") else open("link").read()
        print("READ", found)
    except OSError as e:
        print(type(e).__name__)
    if os.path.lexists("link"):
        os.remove("link")
