# expect: runtime-failed SIGSTOP
import os
import signal

os.kill(0, signal.SIGSTOP)
