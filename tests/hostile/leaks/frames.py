# expect: ok
# stdout: 1 <module> None
import sys

frame, names = sys._getframe(), []
while frame:
    names.append(frame.f_code.co_name)
    last, frame = frame, frame.f_back
print(len(names), *names, last.f_back)
