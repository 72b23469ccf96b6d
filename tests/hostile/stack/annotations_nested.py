# expect: ok
# stdout: done
for source in (
    "def f(" + "x: (lambda: " * 500 + "1" + ")" * 500 + "): pass",
    "def f[T: " + "list[" * 5000 + "int" + "]" * 5000 + "](): pass",
    "class C[T: (" + "lambda: (" * 2000 + ")" * 2000 + ")]: x: T",
    "x: '" + "[" * 10000 + "'",
):
    try:
        exec(source)
    except (RecursionError, MemoryError, SyntaxError):
        pass
print("done")
