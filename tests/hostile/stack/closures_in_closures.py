# expect: ok
# stdout: done
source = "x"
for i in range(1000):
    source = f"(lambda x{i}: {source})"
for f in (compile, __import__("symtable").symtable):
    try:
        f(source, "f", "eval")
    except (RecursionError, MemoryError, SyntaxError):
        pass
print("done")
