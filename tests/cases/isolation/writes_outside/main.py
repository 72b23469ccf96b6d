import os
import shutil

attempts = {
    "write": lambda: open("../made.txt", "w"),
    "truncate": lambda: os.truncate("../secret.txt", 0),
    "unlink": lambda: os.unlink("../secret.txt"),
    "mkdir": lambda: os.mkdir("../made"),
    "rename": lambda: os.rename("main.py", "../moved.py"),
    "fetch": lambda: os.rename("../secret.txt", "mine.txt"),
    "link": lambda: os.link("../secret.txt", "mine.txt"),
    "copy": lambda: shutil.copy("../secret.txt", "mine.txt"),
    "rmdir": lambda: os.rmdir(".."),
    "rm": lambda: shutil.rmtree(".."),
    "utime": lambda: os.utime("../secret.txt", (1, 1)),
}
for name, attempt in attempts.items():
    try:
        attempt()
        print(name, "DONE")
    except OSError as e:
        print(name, type(e).__name__)
