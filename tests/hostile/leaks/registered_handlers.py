# expect: timeout
import atexit
import gc
import signal
import sys
import weakref

atexit.register(print, "evil")
signal.signal(signal.SIGTERM, lambda *_: print("evil"))
gc.callbacks.append(lambda *_: print("evil"))
sys.settrace(lambda *_: print("evil"))
sys.addaudithook(lambda *_: None)
gc.disable()
gc.set_threshold(1)
while True:
    pass
# --- next
# expect: ok
# stdout: Handlers.SIG_DFL None [] True
import gc
import signal
import sys

print(repr(signal.getsignal(signal.SIGTERM))[1:17], sys.gettrace(), gc.callbacks, gc.isenabled())
