# expect: ok
# stdout: done
import ast

x = ()
for _ in range(20000):
    x = (x,)
for constant in (x, frozenset([1, "a"]), ((x, 1j), None)):
    tree = ast.Expression(ast.Constant(constant, lineno=1, col_offset=0, end_lineno=1, end_col_offset=0))
    try:
        eval(compile(tree, "f", "eval"))
    except (RecursionError, MemoryError, ValueError, TypeError):
        pass
print("done")
