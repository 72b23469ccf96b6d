# expect: timeout
import threading

threading.Semaphore(0).acquire()
