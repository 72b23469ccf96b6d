# expect: ok
# stdout: done
import ast

one = ast.Constant(1)
makers = (
    lambda x: ast.If(one, [x], []),
    lambda x: ast.If(one, [ast.Pass()], [x]),
    lambda x: ast.While(one, [x], []),
    lambda x: ast.Try([x], [], [], [ast.Pass()]),
    lambda x: ast.With([ast.withitem(one)], [x]),
    lambda x: ast.ClassDef("C", [], [], [x], [], []),
    lambda x: ast.FunctionDef("f", ast.arguments([], [], None, [], [], None, []), [x], [], None, None, []),
    lambda x: ast.Match(one, [ast.match_case(ast.MatchAs(), None, [x])]),
)
for make in makers:
    x = ast.Pass()
    for _ in range(700):
        x = make(x)
    try:
        compile(ast.fix_missing_locations(ast.Module([x], [])), "f", "exec")
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        pass
    # Without `fix_missing_locations`, which recurses in Python and stops first.
    for node in ast.walk(x):
        node.lineno = node.end_lineno = node.col_offset = node.end_col_offset = 1
    try:
        compile(ast.Module([x], []), "f", "exec")
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        pass
print("done")
