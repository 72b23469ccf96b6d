# expect: ok 1
# stdin: import os\nos.system('ls')\nq\n
breakpoint()
