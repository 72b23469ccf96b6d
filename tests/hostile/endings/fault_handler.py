# expect: runtime-failed SIGSEGV
import faulthandler

faulthandler.enable()
faulthandler._sigsegv()
