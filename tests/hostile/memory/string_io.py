# expect: resource-exceeded
# memory-mb: 8
import io

x = io.StringIO()
while True:
    x.write("x" * 1000)
