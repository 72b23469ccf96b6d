# expect: runtime-failed SIGSEGV
import os
import signal

os.kill(os.getpid(), signal.SIGSEGV)
