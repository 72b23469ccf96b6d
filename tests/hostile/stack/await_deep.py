# expect: ok
# stdout: done
import asyncio


async def f(n):
    await f(n + 1)


class Await:
    def __await__(self):
        return Await().__await__()


async def agen(x):
    async for y in x:
        yield y


async def deep():
    async def one():
        yield 1

    x = one()
    for _ in range(4000):
        x = agen(x)
    try:
        await anext(x)
    except RecursionError:
        pass
    await x.aclose()


for make in (lambda: f(0), lambda: deep()):
    try:
        asyncio.run(make())
    except (RecursionError, RuntimeError):
        pass
try:
    Await().__await__()
except RecursionError:
    print("done")
