# expect: ok
# memory-mb: 64
# stdout: 6
n = 0
x = 10**9
for f in (
    lambda: f"{1:>{x}}",
    lambda: f"{'x':{x}}",
    lambda: f"{1.5:.{x}f}",
    lambda: "{:{}}".format(1, x),
    lambda: "%.*f" % (x, 1.5),
    lambda: b"%*d" % (x, 1),
):
    try:
        f()
    except (MemoryError, ValueError, OverflowError):
        n += 1
print(n)
