# expect: timeout
import asyncio


async def flood():
    while True:
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(flood() for _ in range(10000)))


asyncio.run(main())
