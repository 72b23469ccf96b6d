# expect: resource-exceeded
# memory-mb: 8
import pickle

pickle.loads(b"](" + b"N2" * 10**6 + b"e.")
