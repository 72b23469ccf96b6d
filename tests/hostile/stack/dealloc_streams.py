# expect: ok
# stdout: done
import io

x = io.BytesIO()
for _ in range(10000):
    x = io.BufferedReader(x)
del x
x = io.BytesIO()
for _ in range(10000):
    x = io.BufferedWriter(x, 1)
x = None
print("done")
