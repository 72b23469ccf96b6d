# expect: ok
# stdout: written
import os

os.makedirs("/a/b")
for name in ("/secret", "/a/b/secret", ".hidden"):
    with open(name, "w") as file:
        file.write("secret")
os.symlink("a", "link")
print("written")
# --- next
# expect: ok
# stdout: ['main.py']
import os

print(os.listdir("/"))
