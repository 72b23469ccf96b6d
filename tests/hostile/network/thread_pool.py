# expect: ok or timeout
import os
from multiprocessing.pool import ThreadPool

try:
    ThreadPool(2)
except (RuntimeError, AttributeError, OSError, ImportError):
    pass
