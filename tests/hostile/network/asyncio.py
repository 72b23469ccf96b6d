# expect: ok
# stdout: 5
import asyncio


async def attempt(f):
    try:
        await f()
    except (OSError, NotImplementedError, AttributeError, RuntimeError):
        return 1
    return 0


async def main():
    loop = asyncio.get_running_loop()
    jobs = (
        lambda: asyncio.open_connection("127.0.0.1", 80),
        lambda: asyncio.start_server(print, "127.0.0.1", 0),
        lambda: loop.create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 0)),
        lambda: loop.getaddrinfo("localhost", 80),
        lambda: asyncio.create_subprocess_shell("ls"),
    )
    print(sum([await attempt(f) for f in jobs]))


try:
    asyncio.run(main())
except RuntimeError:
    # The loop waits for the thread pool that was asked for.
    pass
