# expect: timeout
# Each `finally` is compiled twice, and so is what is in it.
source = ""
for i in range(20):
    source += " " * i + "try: pass\n" + " " * i + "finally:\n"
source += " " * 20 + "pass\n"
try:
    compile(source, "f", "exec")
except (RecursionError, MemoryError, SyntaxError):
    pass
