# expect: ok
# stdin: import os\nprint(open('../outside.txt').read())\n
import code

code.interact()
