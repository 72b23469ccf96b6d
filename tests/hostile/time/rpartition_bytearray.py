# expect: timeout
bytearray(b"a" * 10**7).rpartition(b"ab" + b"a" * 10**6)
