import os

deep = ""
for i in range(60):
    deep += "d/"
    os.mkdir(deep)
    open(f"{deep}file", "w").write("x")
os.symlink("main.py", "link")
os.symlink("nowhere", "dangling")
os.symlink("d", "folder link")
open(".hidden", "w").close()
os.close(os.open("read only", os.O_CREAT | os.O_WRONLY, 0o444))
print(len(os.listdir(".")))
