# expect: ok
# memory-mb: 32
# stdout: MemoryError
try:
    compile("(" + "x, " * 3 * 10**6 + ")", "f", "eval")
except MemoryError:
    print("MemoryError")
