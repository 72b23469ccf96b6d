# expect: ok
# stdout: UnicodeEncodeError
# stdout: \udc80
import sys

try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(type(error).__name__)
sys.stdout.reconfigure(errors="backslashreplace")
print("\udc80")
