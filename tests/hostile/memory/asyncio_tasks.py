# expect: resource-exceeded
# memory-mb: 8
import asyncio


async def main():
    while True:
        tasks.append(asyncio.create_task(asyncio.sleep(1000)))


tasks = []
asyncio.run(main())
