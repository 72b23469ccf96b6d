import os

for target, name in [("..", "up"), ("sub/../..", "far"), ("sub", "fine")]:
    try:
        os.symlink(target, name)
    except OSError as e:
        print(name, type(e).__name__)
