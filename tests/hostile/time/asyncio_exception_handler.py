# expect: timeout
import asyncio


def fail():
    loop.call_soon(fail)
    raise ValueError


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: loop.call_later(1e9, print))
loop.call_soon(fail)
loop.run_forever()
