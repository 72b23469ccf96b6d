import sys
import time

match sys.argv[1]:
    case "sleeping":
        time.sleep(1e6)
    case "computing":
        while True:
            sum(range(1000))
    case "asking":
        while True:
            time.time()
    case "writing":
        while True:
            with open("/endless", "a") as file:
                file.write("x" * 100)
