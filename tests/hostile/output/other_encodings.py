# expect: ok
import sys

for encoding in ("utf-16", "utf-32", "cp037", "utf-7", "idna", "unicode_escape", "raw_unicode_escape"):
    try:
        sys.stdout.reconfigure(encoding=encoding, newline="\r")
        print("xä")
    except (UnicodeError, LookupError, ValueError):
        pass
