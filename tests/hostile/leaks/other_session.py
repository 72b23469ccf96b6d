# expect: ok
# session: one
# stdout: written
with open("secret.txt", "w") as file:
    file.write("secret of one")
print("written")
# --- next
# expect: ok
# session: two
# stdout: ['main.py'] 0
import os

n = 0
for root in ("..", "../..", "/..", "/../*", "/golem-exec", "/tmp"):
    try:
        n += len(os.listdir(root))
    except OSError:
        pass
for path in ("secret.txt", "../one/secret.txt", "/one/secret.txt"):
    n += os.path.exists(path)
print(os.listdir("/"), n)
# --- next
# expect: ok
# stdout: ['main.py']
import os

print(os.listdir("/"))
# --- next
# expect: ok
# session: one
# stdout: ['main.py', 'secret.txt']
import os

print(sorted(os.listdir("/")))
