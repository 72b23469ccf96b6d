# expect: ok
# stdout: 500
import os

for i in range(500):
    os.close(os.open(str(i), os.O_CREAT | os.O_WRONLY))
print(len(os.listdir("/")) - 1)
