# expect: timeout
import queue

queue.SimpleQueue().get()
