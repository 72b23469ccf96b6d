import os


def show(name, stat):
    print(name, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_atime_ns, stat.st_ino)


with open("timed", "w") as file:
    file.write("x")
show("times", os.stat("timed"))
show("link", os.lstat("timed"))
with open("timed") as file:
    show("open", os.fstat(file.fileno()))
show("folder", os.stat("."))
if os.stat("timed").st_mtime > 0:
    os.utime("timed", (1e9, 1e9))
print("moved", int(os.stat("timed").st_mtime))
