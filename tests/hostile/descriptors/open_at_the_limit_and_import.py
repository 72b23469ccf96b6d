# expect: ok
# stdout: OSError
# stdout: True
keep = []
try:
    while True:
        keep.append(open("main.py"))
except OSError:
    pass
try:
    import nothing
except OSError:
    print("OSError")
del keep
import colorsys

print(bool(colorsys))
