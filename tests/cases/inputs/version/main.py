import sys

told = ".".join(map(str, sys.version_info[:3]))
print("true" if sys.version.startswith(told + " ") and sys.version_info >= (3, 14) else "false")
