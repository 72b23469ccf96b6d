import errno

files = []
try:
    for i in range(10000):
        files.append(open("main.py"))
except OSError as e:
    print(errno.errorcode[e.errno], len(files) > 50)
