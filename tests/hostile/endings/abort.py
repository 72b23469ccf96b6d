# expect: runtime-failed SIGABRT
# stdout: before
import os

print("before")
try:
    os.abort()
except BaseException:
    print("never")
finally:
    print("never")
