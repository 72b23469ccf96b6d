# expect: runtime-failed
# memory-mb: 64
import io

x = io.BytesIO()
# An overflow of CPython's: SystemError.
x.seek(2**31 - 2)
x.write(b"x")
