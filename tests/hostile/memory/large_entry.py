# expect: ok
# memory-mb: 32
# stdout: MemoryError
text = '"' + "x" * 10**6 + '"'
try:
    exec("x = [" + (text + ",") * 20 + "]")
except MemoryError:
    print("MemoryError")
