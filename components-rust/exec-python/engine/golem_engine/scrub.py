"""Zeroes in memory that is free.

The image holds whatever is in memory when it is taken, also what compiling and importing left behind in blocks that
are free by then. Zeroes cost nothing in the file; the rest would be megabytes.
"""

import gc

#: Sizes of blocks to look for, large ones first so that they are found whole. The smallest are those that
#: CPython's own allocator serves.
SIZES = (1 << 18, 1 << 16, 1 << 14, 1 << 12, 1 << 11, 1 << 10, *range(512, 32, -16))

#: What a bytes object needs besides its contents.
HEAD = 17


def scrub(least):
    """Takes every free block that there is without asking the system for more, full of zeroes, and gives it back. Memory ends
    behind the address `least`."""
    gc.collect()
    top = max(least, *map(id, gc.get_objects()))
    taken = []
    for size in SIZES:
        while True:
            block = bytes(size - HEAD)
            taken.append(block)
            if id(block) > top:
                break
