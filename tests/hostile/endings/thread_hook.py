# expect: ok
# stdout: RuntimeError
import sys
import threading

threading.excepthook = lambda *_: sys.exit(5)
try:
    threading.Thread(target=lambda: 1 / 0).start()
except RuntimeError as error:
    print(type(error).__name__)
