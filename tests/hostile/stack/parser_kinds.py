# expect: ok
# stdout: 30
n = 0
deep = 3000
sources = (
    "(" * deep,
    "[" * deep + "]" * deep,
    "{" * deep + "}" * deep,
    "{1:" * deep + "1" + "}" * deep,
    "f(" * deep + ")" * deep,
    "x[" * deep + "1" + "]" * deep,
    "-" * deep + "1",
    "not " * deep + "1",
    "~" * deep + "1",
    "await " * deep + "x",
    "lambda:" * deep + "1",
    "lambda x=" * deep + "1" + ":1" * deep,
    "1**" * deep + "1",
    "1 if 1 else " * deep + "1",
    "1 if " * deep + "1" + " else 1" * deep,
    "*" * deep + "x",
    "(x:=" * deep + "1" + ")" * deep,
    "[x for x in " * deep + "y" + "]" * deep,
    "(yield " * deep + ")" * deep,
    "f'{" * deep + "}'" * deep,
    "f'{x:" + "{x:" * deep + "}" * deep + "}'",
    "@" * deep + "x",
    "x = " * deep + "1",
    "match x:\n case " + "[" * deep + "]" * deep + ": pass",
    "match x:\n case " + "C(" * deep + ")" * deep + ": pass",
    "match x:\n case " + "(1|" * deep + "2" + ")" * deep + ": pass",
    "with (" * deep + "x" + ")" * deep + ": pass",
    "del " + "(" * deep + "x" + ")" * deep,
    "x: " + "a[" * deep + "]" * deep,
    "async def f():\n" + " x = [" + "await (" * deep + ")" * deep + "]",
)
for source in sources:
    try:
        compile(source, "f", "exec")
        n += 1
    except (RecursionError, MemoryError, SyntaxError):
        n += 1
print(n)
