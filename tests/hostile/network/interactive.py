# expect: ok or ok 1 or runtime-failed
# stdin: import os\nprint(open('../outside.txt').read())\n
import code

code.interact()
