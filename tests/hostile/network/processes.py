# expect: ok
# stdout: 5
import subprocess

n = 0
for f in (
    lambda: subprocess.run(["ls"]),
    lambda: subprocess.run("ls", shell=True),
    lambda: subprocess.check_output(["/bin/sh", "-c", "env"]),
    lambda: subprocess.getoutput("env"),
    lambda: subprocess.Popen(["main.py"], close_fds=False, start_new_session=True),
):
    try:
        print(f())
    except OSError:
        n += 1
print(n)
