# expect: ok
# stdout: []
import os

found = []
for name in ("system", "fork", "forkpty", "posix_spawn", "posix_spawnp", "execv", "execve", "execl", "execlp", "execvpe", "spawnl", "spawnv", "wait", "waitpid", "setuid", "chroot", "ptrace", "unshare", "setns", "pidfd_open", "mount"):
    try:
        getattr(os, name)("/bin/sh", "sh")
        found.append(name)
    except (AttributeError, NameError, OSError, TypeError, NotImplementedError):
        pass
try:
    found.append(os.popen("ls").read())
except OSError:
    pass
print(found)
