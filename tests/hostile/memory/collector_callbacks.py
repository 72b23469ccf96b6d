# expect: resource-exceeded or timeout
# memory-mb: 16
import gc

keep = []
gc.callbacks.append(lambda *_: keep.append(bytearray(10**5)))
while True:
    gc.collect()
