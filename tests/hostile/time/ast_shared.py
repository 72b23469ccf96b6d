# expect: timeout or resource-exceeded
# memory-mb: 64
import ast

x = ast.Name("x", ast.Load())
for _ in range(60):
    x = ast.BinOp(x, ast.Add(), x)
compile(ast.fix_missing_locations(ast.Expression(x)), "f", "eval")
