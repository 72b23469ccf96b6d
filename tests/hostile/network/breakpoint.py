# expect: ok or runtime-failed
# stdin: import os\nos.system('ls')\nq\n
breakpoint()
