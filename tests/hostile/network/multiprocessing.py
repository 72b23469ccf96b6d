# expect: ok
# stdout: 5
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


n = 0
for f in (lambda: multiprocessing.Process(target=print).start(), lambda: multiprocessing.Pool(2), lambda: multiprocessing.Queue().put(1), lambda: ProcessPoolExecutor().submit(print), lambda: multiprocessing.Manager()):
    try:
        print(f())
    except (OSError, AttributeError, ImportError, NotImplementedError, RuntimeError, ValueError):
        n += 1
print(n)
