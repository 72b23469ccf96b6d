# expect: ok
# stdout: 4
import urllib.request

n = 0
for url in ("file:///../outside.txt", "file://localhost/../outside.txt", "file:../outside.txt", "ftp://localhost/x"):
    try:
        print(urllib.request.urlopen(url).read())
    except (OSError, ValueError):
        n += 1
print(n)
