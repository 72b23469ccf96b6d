# expect: ok
# stdout: ['<module>', 'f']
import sys


def f():
    1 / 0


try:
    f()
except ZeroDivisionError as error:
    tb, names = error.__traceback__, []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        assert tb.tb_frame.f_back is None or tb.tb_frame.f_back.f_code.co_name == "<module>"
        tb = tb.tb_next
    print(names)
