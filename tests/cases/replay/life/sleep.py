import asyncio
import select
import threading
import time


async def naps():
    await asyncio.gather(*(asyncio.sleep(0.01 * number) for number in range(6)))
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.02)
    except TimeoutError:
        await asyncio.sleep(0)


time.sleep(0.05)
select.select([], [], [], 0.03)
threading.Event().wait(0.03)
asyncio.run(naps())
time.sleep(0.05)
print("slept")
