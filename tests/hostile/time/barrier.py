# expect: timeout
import threading

threading.Barrier(2).wait()
