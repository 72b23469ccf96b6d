import builtins

builtins.all = [{} for _ in range(20000)]
print("run")
