# expect: ok
# stdout: 5
import _thread
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

n = 0
for f in (threading.Thread(target=print).start, lambda: _thread.start_new_thread(print, ()), lambda: ThreadPoolExecutor().submit(print).result(), lambda: threading.Timer(0, print).start(), lambda: asyncio.run(asyncio.to_thread(print))):
    try:
        print(f())
    except RuntimeError:
        n += 1
print(n)
