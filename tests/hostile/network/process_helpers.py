# expect: ok
# stdout: 0
n = 0
for name in ("_posixsubprocess", "_multiprocessing", "_interpreters", "_ctypes", "ctypes", "mmap", "_testcapi", "_testinternalcapi", "_xxsubinterpreters", "_winapi", "termios", "pty", "resource", "syslog", "_posixshmem", "_remote_debugging", "readline", "grp", "spwd", "nis", "ossaudiodev", "_cffi_backend", "cffi"):
    try:
        module = __import__(name)
    except ImportError:
        continue
    for tool in ("fork_exec", "create", "CDLL", "mmap", "openpty"):
        try:
            getattr(module, tool)(*[b"x"] * 23)
            n += 1
        except (AttributeError, TypeError, OSError, ValueError):
            pass
print(n)
