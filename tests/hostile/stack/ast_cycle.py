# expect: ok
# stdout: done
import ast

x = ast.UnaryOp(ast.Not(), None, lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
x.operand = x
for f in (lambda: compile(ast.Expression(x), "f", "eval"), lambda: ast.unparse(x), lambda: ast.dump(x), lambda: repr(x), lambda: ast.compare(x, x)):
    try:
        f()
    except (RecursionError, MemoryError, ValueError):
        pass
print("done")
