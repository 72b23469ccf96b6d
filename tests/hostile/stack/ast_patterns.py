# expect: ok
# stdout: done
import ast

makers = (
    lambda x: ast.MatchSequence([x]),
    lambda x: ast.MatchAs(x, "a"),
    lambda x: ast.MatchOr([x, ast.MatchValue(ast.Constant(1))]),
    lambda x: ast.MatchClass(ast.Name("C", ast.Load()), [x], [], []),
    lambda x: ast.MatchMapping([ast.Constant(1)], [x], None),
)
for make in makers:
    x = ast.MatchValue(ast.Constant(1))
    for _ in range(1200):
        x = make(x)
    tree = ast.Module([ast.Match(ast.Constant(1), [ast.match_case(x, None, [ast.Pass()])])], [])
    for node in ast.walk(tree):
        node.lineno = node.end_lineno = node.col_offset = node.end_col_offset = 1
    try:
        compile(tree, "f", "exec")
    except (RecursionError, MemoryError, ValueError, SyntaxError):
        pass
print("done")
