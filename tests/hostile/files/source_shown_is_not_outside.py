# expect: runtime-failed
# stderr-has: NameError
import linecache

exec(compile("\nx", "../outside.txt", "exec"))
