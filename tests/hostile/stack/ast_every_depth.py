# expect: ok
# stdout: done
import ast

place = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
one = ast.Constant(1, **place)
makers = (
    (lambda x: ast.If(one, [x], [], **place), ast.Pass(**place), lambda x: ast.Module([x], [])),
    (lambda x: ast.With([ast.withitem(one)], [x], **place), ast.Pass(**place), lambda x: ast.Module([x], [])),
    (lambda x: ast.Try([x], [], [], [ast.Pass(**place)], **place), ast.Pass(**place), lambda x: ast.Module([x], [])),
    (lambda x: ast.MatchSequence([x], **place), ast.MatchValue(one, **place), lambda x: ast.Module([ast.Match(one, [ast.match_case(x, None, [ast.Pass(**place)])], **place)], [])),
    (lambda x: ast.UnaryOp(ast.Not(), x, **place), one, lambda x: ast.Module([ast.Expr(x, **place)], [])),
    (lambda x: ast.Call(x, [], [], **place), one, lambda x: ast.Module([ast.Expr(x, **place)], [])),
    (lambda x: ast.Subscript(x, one, ast.Load(), **place), one, lambda x: ast.Module([ast.Expr(x, **place)], [])),
)
for make, inner, outer in makers:
    x = inner
    for depth in range(1, 600):
        x = make(x)
        if depth % 75 == 0:
            try:
                compile(outer(x), "f", "exec")
            except (RecursionError, MemoryError, SyntaxError):
                pass
print("done")
