# expect: timeout
import textwrap

while True:
    textwrap.wrap("a-" * 10**6, 10)
