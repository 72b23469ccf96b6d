# expect: ok
# stdout: 30
import math
import operator

n = 0
calls = {
    "__str__": str,
    "__repr__": repr,
    "__format__": format,
    "__hash__": hash,
    "__bool__": bool,
    "__len__": len,
    "__iter__": iter,
    "__next__": next,
    "__index__": operator.index,
    "__int__": int,
    "__float__": float,
    "__complex__": complex,
    "__bytes__": bytes,
    "__neg__": operator.neg,
    "__abs__": abs,
    "__invert__": operator.invert,
    "__round__": round,
    "__trunc__": math.trunc,
    "__ceil__": math.ceil,
    "__call__": lambda x: x(),
    "__dir__": dir,
    "__enter__": lambda x: x.__enter__(),
    "__aiter__": aiter,
    "__anext__": anext,
    "__copy__": __import__("copy").copy,
    "__reversed__": reversed,
    "__sizeof__": __import__("sys").getsizeof,
    "__reduce_ex__": lambda x: __import__("pickle").dumps(x),
    "__fspath__": __import__("os").fspath,
    "__length_hint__": operator.length_hint,
}
for name, call in calls.items():
    kind = type("C", (), {name: lambda self, *_: call(self)})
    try:
        call(kind())
    except RecursionError:
        n += 1
    except Exception as error:
        print(name, repr(error))
print(n)
