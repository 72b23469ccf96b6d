# expect: timeout
import textwrap

textwrap.wrap("a-" * 10**6, 10)
