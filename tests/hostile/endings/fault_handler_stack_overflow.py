# expect: ok or runtime-failed or runtime-failed SIGSEGV or runtime-failed SIGABRT or resource-exceeded
import faulthandler

faulthandler._stack_overflow()
