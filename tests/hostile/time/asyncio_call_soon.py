# expect: timeout
import asyncio


def again():
    for _ in range(2):
        loop.call_soon(again)


loop = asyncio.new_event_loop()
loop.call_soon(again)
loop.run_forever()
