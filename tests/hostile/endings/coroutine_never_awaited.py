# expect: ok
# stderr-has: never awaited
async def f():
    pass


f()
