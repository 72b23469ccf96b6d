# expect: ok
# memory-mb: 64
# stdout: 4
import pickle

# Opcodes that say how long what follows is.
n = 0
for data in (
    b"\x8d" + (10**12).to_bytes(8, "little"),
    b"\x8e" + (2**31 - 10).to_bytes(8, "little"),
    b"\x95" + (2**62).to_bytes(8, "little"),
    b"Nr\xff\xff\xff\x7f.",
):
    try:
        pickle.loads(data)
    except (MemoryError, OverflowError, pickle.UnpicklingError, EOFError, ValueError):
        n += 1
print(n)
