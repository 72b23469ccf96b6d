# expect: timeout
# The search from the right compares the whole of what it looks for at every place.
(b"a" * 10**7).rindex(b"ab" + b"a" * 10**6)
