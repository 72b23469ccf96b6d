# expect: timeout
import asyncio


async def main():
    asyncio.get_running_loop().call_later(0.5, print, "evil")
    await asyncio.sleep(100)


asyncio.run(main())
# --- next
# expect: ok
# stdout: none
import asyncio

try:
    asyncio.get_running_loop()
except RuntimeError:
    print("none")
asyncio.run(asyncio.sleep(0.6))
