# expect: timeout or runtime-failed
import os

i = 0
while True:
    os.close(os.open(f"f{i}", os.O_CREAT | os.O_WRONLY))
    i += 1
