# expect: resource-exceeded
# memory-mb: 32
import gc

gc.disable()
gc.freeze()
while True:
    x = [bytearray(1000)]
    x.append(x)
