# expect: timeout
import asyncio


async def stubborn():
    while True:
        try:
            await asyncio.sleep(1000)
        except BaseException:
            pass


async def main():
    async with asyncio.timeout(0.01), asyncio.TaskGroup() as group:
        for _ in range(1000):
            group.create_task(stubborn())


asyncio.run(main())
