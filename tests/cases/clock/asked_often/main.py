import os
import sys
import time
from datetime import datetime


def ask():
    time.monotonic()
    time.perf_counter_ns()
    time.process_time()
    return time.time() > 0 and datetime.now().year > 2000


match sys.argv[1]:
    case "loop":
        while True:
            ask()
    case "computing":
        n = 0
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            n = sum(range(200)) % 1000003
        print(n)
    case "printing":
        while True:
            print(ask())
    case "files":
        number = 0
        while True:
            number += 1
            with open(f"file{number % 10}", "w") as file:
                file.write("x")
            if os.stat(f"file{number % 10}").st_mtime > time.time():
                ask()
    case "sleeping":
        while ask():
            time.sleep(0.001)
