# expect: timeout
import asyncio

asyncio.run(asyncio.Queue().get())
