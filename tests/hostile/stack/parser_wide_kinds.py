# expect: ok
# stdout: done
deep = 1000
sources = (
    "1" + "+1" * deep,
    "1" + "<1" * deep,
    "1" + " and 1" * deep,
    "x" + ".x" * deep,
    "x" + "()" * deep,
    "x" + "[0]" * deep,
    "'a'" + " 'a'" * deep,
    "x" + " if x else x" * deep,
    "if x: pass\n" + "elif x: pass\n" * deep,
    "x" + " | x" * deep,
    "type X[" + "T," * deep + "] = int",
    "global " + ",".join(f"x{i}" for i in range(deep)),
    "match x:\n case " + "1|" * deep + "1: pass",
    "match x:\n case " + "a." * deep + "a: pass",
    "import " + "a." * deep + "a",
    "try: pass\n" + "except E: pass\n" * deep,
    "f'" + "{x}" * deep + "'",
    "@x\n" * deep + "def f(): pass",
    "with " + "a," * deep + "a: pass",
    "def f(" + ",".join(f"x{i}" for i in range(deep)) + "): pass",
    "x = " * deep + "1",
    "[x " + "for x in y " * deep + "]",
    "[x for x in y " + "if x " * deep + "]",
)
for source in sources:
    try:
        compile(source, "f", "exec")
    except (RecursionError, MemoryError, SyntaxError):
        pass
print("done")
