# expect: timeout
import io
import tokenize

for _ in tokenize.generate_tokens(io.StringIO("()\n" * 10**7).readline):
    pass
