# expect: ok
# stdout: done
import os
import platform
import socket
import sys
import sysconfig

facts = [os.getpid(), platform.uname(), socket.gethostname(), sys.version, sys.executable, sys.prefix, sysconfig.get_config_vars(), sys.orig_argv, sys.flags]
for word in ("/work", "/root", "/home", "/tmp/"):
    if word in repr(facts):
        print(word)
print("done")
