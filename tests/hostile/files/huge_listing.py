# expect: ok
# stdout: 2000
import os

os.mkdir("d")
for i in range(200):
    open("d/" + "x" * 200 + str(i), "w").close()
print(sum(len(os.listdir("d")) for _ in range(10)))
