# expect: ok
# stdout: done
import types
import warnings

warnings.simplefilter("ignore")


@types.coroutine
def end():
    yield


async def f(x):
    await x


x = end()
for _ in range(1500):
    x = f(x)
x.send(None)
try:
    x.throw(KeyError)
except (KeyError, RecursionError):
    pass
del x
x = end()
for _ in range(10000):
    x = f(x)
del x
print("done")
