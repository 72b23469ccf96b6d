# expect: resource-exceeded
# memory-mb: 64
import pickle

pickle.loads(b"](" + b"N2" * 10**7 + b"e.")
