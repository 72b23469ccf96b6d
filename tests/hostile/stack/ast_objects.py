# expect: ok
# stdout: done
import ast

load = ast.Load()
makers = (
    lambda x: ast.UnaryOp(ast.Not(), x),
    lambda x: ast.BinOp(x, ast.Add(), x if isinstance(x, ast.Name) else ast.Constant(1)),
    lambda x: ast.Attribute(x, "a", load),
    lambda x: ast.Subscript(x, ast.Constant(0), load),
    lambda x: ast.Call(x, [], []),
    lambda x: ast.Call(ast.Name("f", load), [], [ast.keyword("a", x)]),
    lambda x: ast.List([x], load),
    lambda x: ast.Starred(x, load),
    lambda x: ast.IfExp(x, x if isinstance(x, ast.Name) else ast.Constant(1), ast.Constant(1)),
    lambda x: ast.Compare(x, [ast.Lt()], [ast.Constant(1)]),
    lambda x: ast.Lambda(ast.arguments([], [], None, [], [], None, []), x),
    lambda x: ast.JoinedStr([ast.FormattedValue(x, -1, None)]),
    lambda x: ast.GeneratorExp(x, [ast.comprehension(ast.Name("y", ast.Store()), ast.Constant(1), [], 0)]),
    lambda x: ast.NamedExpr(ast.Name("a", ast.Store()), x),
    lambda x: ast.Slice(x),
)
for make in makers:
    x = ast.Name("x", load)
    for _ in range(1000):
        x = make(x)
    tree = ast.Expression(x)
    for f in (lambda: compile(tree, "f", "eval"), lambda: ast.unparse(tree), lambda: ast.dump(tree), lambda: ast.literal_eval(tree), lambda: repr(tree)):
        try:
            f()
        except (RecursionError, MemoryError, ValueError, TypeError, SyntaxError):
            pass
    del x, tree
print("done")
