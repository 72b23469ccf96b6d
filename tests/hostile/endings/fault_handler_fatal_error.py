# expect: runtime-failed SIGABRT
import faulthandler

faulthandler._sigabrt()
