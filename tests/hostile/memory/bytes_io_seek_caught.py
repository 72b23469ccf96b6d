# expect: ok
# memory-mb: 64
# stdout: OverflowError
# stdout: MemoryError
import io

for at in (2**31 - 1, 2**30):
    try:
        x = io.BytesIO()
        x.seek(at)
        x.write(b"xx")
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__)
