# expect: resource-exceeded
# memory-mb: 64
import io

x = io.BytesIO()
x.seek(2**31 - 2)
x.write(b"x")
