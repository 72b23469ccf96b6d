# expect: ok
# stdout: 0
def walk(kind, seen):
    for inner in type.__subclasses__(kind):
        if inner not in seen:
            seen.add(inner)
            walk(inner, seen)


seen = set()
walk(object, seen)
print(sum(str(kind.__module__).startswith(("golem_engine.run", "wit_world")) and hasattr(kind, "secret") for kind in seen))
