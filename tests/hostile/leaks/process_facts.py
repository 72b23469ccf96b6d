# expect: ok
# stdout: done
import os
import platform
import socket
import sys

facts = [os.getpid(), platform.uname(), socket.gethostname(), sys.version, sys.executable, sys.prefix, sys.orig_argv, sys.flags]
for word in ("/work", "/root", "/home", "/tmp/"):
    if word in repr(facts):
        print(word)
print("done")
