# expect: runtime-failed
import os

os.close(2)
1 / 0
