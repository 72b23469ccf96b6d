# expect: ok
# stdout: 3
n = 0
for name in ("ssl", "_ssl", "http3"):
    try:
        __import__(name)
    except ImportError:
        n += 1
print(n)
