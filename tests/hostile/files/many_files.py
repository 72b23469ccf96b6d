# expect: ok
# stdout: 5000
import os

for i in range(5000):
    os.close(os.open(str(i), os.O_CREAT | os.O_WRONLY))
print(len(os.listdir("/")) - 1)
