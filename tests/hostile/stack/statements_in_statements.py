# expect: ok
# stdout: done
def nested(head, tail=""):
    return "".join(" " * i + head + "\n" for i in range(98)) + " " * 98 + "pass\n"


for head in ("if x:", "while x:", "for x in y:", "with x:", "try:", "def f():", "class C:", "async def f():", "match x:", "if x:\n"):
    source = nested(head)
    if head == "try:":
        source += "".join(" " * i + "finally: pass\n" for i in reversed(range(98)))
    try:
        exec(compile(source, "f", "exec"), {"x": 0, "y": ()})
    except (RecursionError, MemoryError, SyntaxError, TypeError, NameError):
        pass
print("done")
