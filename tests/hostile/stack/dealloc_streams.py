# expect: ok
# stdout: done
import io

x = io.BytesIO()
for _ in range(300):
    x = io.BufferedReader(x, 1)
del x
x = io.BytesIO()
for _ in range(300):
    x = io.BufferedWriter(x, 1)
x = None
print("done")
