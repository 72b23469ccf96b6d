# expect: ok 1
import sys

sys.exit("\udc80\0\uffff" * 1000)
